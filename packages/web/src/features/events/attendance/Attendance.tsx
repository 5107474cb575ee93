import '../words';
import { useMutation, useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { answered } from '../../../lib/answered';
import { useNow } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { ErrorState } from '../../../ui/ErrorState';
import { Person } from '../../../ui/Person';
import { useSayProblem } from '../../../ui/ProblemText';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import styles from './Attendance.module.css';
import { CameButtons } from './CameButtons';

export const EventAttendanceParts = graphql(`
  fragment EventAttendanceParts on CommunityEvent {
    id
    startsAt
    state
    attendance { cameCount viewerCame }
    viewerCan {
      checkIn { allowed reason }
      lookAfter { allowed }
    }
  }
`);

const AttendanceList = graphql(`
  query AttendanceList($id: ID!) {
    event(id: $id) {
      id
      attendance {
        people(first: 100) {
          nodes { person { id handle name photo { small } } came }
        }
      }
    }
  }
`);

const RecordAttendance = graphql(`
  mutation RecordAttendance($input: RecordAttendanceInput!) {
    recordAttendance(input: $input) { ...EventAttendanceParts }
  }
`);

const CheckIn = graphql(`
  mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) { ...EventAttendanceParts }
  }
`);

interface AttendanceProps {
  event: FragmentType<typeof EventAttendanceParts>;
}

/** Who really came: by oneself, and in one press for each person by those who look after it. From the start on. */
export function Attendance({ event: ref }: AttendanceProps) {
  const intl = useIntl();
  const now = useNow();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const event = readFragment(EventAttendanceParts, ref);
  const { id: eventId, attendance, viewerCan } = event;
  const [checkIn] = useMutation(CheckIn, {
    onError: sayProblem,
    refetchQueries: ['AttendanceList'],
  });
  if (event.state !== 'SCHEDULED' || new Date(event.startsAt) > now) return null;
  const say = async (came: boolean) => {
    const said = await answered(
      checkIn({
        variables: { input: { eventId, came } },
        optimisticResponse: {
          checkIn: {
            ...event,
            __typename: 'CommunityEvent',
            attendance: { ...attendance, __typename: 'EventAttendance', viewerCame: came },
          },
        } as never,
      }),
    );
    if (said) announce(intl.formatMessage({ id: 'events.came.saved' }));
  };
  return (
    <Section
      title={<FormattedMessage id="events.came.title" />}
      end={<FormattedMessage id="events.came.count" values={{ count: attendance.cameCount }} />}
    >
      {viewerCan.checkIn.allowed && (
        <Row>
          <div className={styles.own}>
            <span>
              <FormattedMessage id="events.came.you" />
            </span>
            <CameButtons
              label={intl.formatMessage({ id: 'events.came.you' })}
              came={attendance.viewerCame ?? null}
              onChange={(came) => came !== null && void say(came)}
            />
          </div>
        </Row>
      )}
      {viewerCan.lookAfter.allowed && <Everybody eventId={eventId} />}
    </Section>
  );
}

function Everybody({ eventId }: { eventId: string }) {
  const intl = useIntl();
  const sayProblem = useSayProblem();
  const { data, error, refetch } = useQuery(AttendanceList, {
    variables: { id: eventId },
    fetchPolicy: 'cache-and-network',
  });
  const [record] = useMutation(RecordAttendance, {
    onError: sayProblem,
  });
  const event = data?.event;
  if (!event) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={3} />}
      </Row>
    );
  }
  const people = event.attendance.people.nodes;
  const put = async (personId: string, came: boolean | null) => {
    const said = await answered(record({ variables: { input: { eventId, personId, came } } }));
    if (said) await refetch();
  };
  if (people.length === 0) {
    return (
      <Row>
        <p className="gh-ink2">
          <FormattedMessage id="events.came.nobody" />
        </p>
      </Row>
    );
  }
  return (
    <Row>
      <ul className={styles.people}>
        {people.map(({ person, came }) => (
          <li key={person.id} className={styles.person}>
            <Person person={person} />
            <CameButtons
              label={intl.formatMessage({ id: 'events.came.label' }, { name: person.name })}
              came={came ?? null}
              onChange={(next) => void put(person.id, next)}
            />
          </li>
        ))}
      </ul>
    </Row>
  );
}
