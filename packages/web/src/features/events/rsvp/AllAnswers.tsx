import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EventPeopleQuery } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { ErrorState } from '../../../ui/ErrorState';
import { Person } from '../../../ui/Person';
import { Skeleton } from '../../../ui/Skeleton';
import { EventPeople } from './documents';
import styles from './Rsvp.module.css';

type Rsvps = NonNullable<EventPeopleQuery['event']>['rsvps'];

const GROUPS = {
  GOING: { answer: 'GOING', waiting: false },
  WAITING: { answer: 'GOING', waiting: true },
  MAYBE: { answer: 'MAYBE' },
  NOT: { answer: 'NOT' },
} as const;
type Group = keyof typeof GROUPS;

interface AllAnswersProps {
  event: { id: string; mode: string; waitingCount: number };
  onClose: () => void;
}

/** Everybody who has answered, by what they said; the waiting list in its order. */
export default function AllAnswers({ event, onClose }: AllAnswersProps) {
  const intl = useIntl();
  const [group, setGroup] = useState<Group>('GOING');
  // Answers are part of an event, without an identity of their own, so that their pages are joined here.
  const [more, setMore] = useState<{ group: Group; pages: Rsvps[] }>({ group, pages: [] });
  const { data, error, refetch, client } = useQuery(EventPeople, {
    variables: { id: event.id, ...GROUPS[group] },
    fetchPolicy: 'no-cache',
  });
  const first = data?.event?.rsvps;
  const pages = first ? [first, ...(more.group === group ? more.pages : [])] : [];
  const last = pages.at(-1)?.pageInfo;
  const next = async () => {
    const { data: page } = await client.query({
      query: EventPeople,
      variables: { id: event.id, ...GROUPS[group], after: last?.endCursor },
      fetchPolicy: 'no-cache',
    });
    if (page?.event) setMore({ group, pages: [...pages.slice(1), page.event.rsvps] });
  };
  const groups = (Object.keys(GROUPS) as Group[]).filter(
    (one) => one !== 'WAITING' || event.waitingCount > 0,
  );
  const people = pages.flatMap(({ nodes }) => nodes);

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="events.who.dialog" />}
      actions={
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="events.close" />
        </Button>
      }
    >
      <div className={styles.tabs}>
        <SegmentedChoice
          label={intl.formatMessage({ id: 'events.who.dialog' })}
          value={group}
          onChange={setGroup}
          options={groups.map((value) => ({
            value,
            label: <FormattedMessage id={`events.who.${value}`} />,
          }))}
        />
      </div>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!first && !error && <Skeleton lines={4} />}
      {first && people.length === 0 && (
        <p className="gh-ink2">
          <FormattedMessage id="events.who.nobody" />
        </p>
      )}
      <ul className={styles.people}>
        {people.map(({ person, attending, note, waitingPlace }) => (
          <li key={person.id}>
            <Person
              person={person}
              detail={[
                waitingPlace && intl.formatMessage({ id: 'events.who.place' }, { waitingPlace }),
                event.mode === 'HYBRID' &&
                  attending &&
                  intl.formatMessage({ id: `events.who.${attending}` }),
                note,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          </li>
        ))}
      </ul>
      {last?.hasNextPage && (
        <p className={styles.rest}>
          <Button size="small" onClick={() => void next()}>
            <FormattedMessage id="app.more" />
          </Button>
        </p>
      )}
    </Dialog>
  );
}
