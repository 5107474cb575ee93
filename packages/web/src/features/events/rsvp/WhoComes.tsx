import '../words';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { later } from '../../../ui/later';
import { Person } from '../../../ui/Person';
import { Aside } from '../../../ui/Spread';
import { placeOf } from '../times';
import styles from './Rsvp.module.css';

const AllAnswers = later(() => import('./AllAnswers'));

export const EventWhoComes = graphql(`
  fragment EventWhoComes on CommunityEvent {
    id
    mode
    endsAt
    goingCount
    maybeCount
    waitingCount
    first: rsvps(first: 6, answer: GOING, waiting: false) {
      nodes {
        person { id handle name timeZone photo { small } }
        attending
        note
      }
    }
  }
`);

/** Who comes, by name and how; all of them on demand. */
export function WhoComes({
  event: ref,
  over,
}: {
  event: FragmentType<typeof EventWhoComes>;
  over: boolean;
}) {
  const event = readFragment(EventWhoComes, ref);
  const [open, setOpen] = useState(false);
  const { goingCount: going, maybeCount: maybe, waitingCount: waiting, first } = event;
  const more = going - first.nodes.length;
  return (
    <Aside
      title={
        <FormattedMessage
          id={over ? 'events.who.title.over' : 'events.who.title'}
          values={{ count: going }}
        />
      }
    >
      <ul className={styles.people}>
        {first.nodes.map(({ person, attending, note }) => (
          <li key={person.id}>
            <Person
              person={person}
              detail={
                note ??
                (event.mode === 'HYBRID' && attending === 'REMOTE' ? (
                  <FormattedMessage
                    id="events.who.remotely"
                    values={{ place: placeOf(person.timeZone) }}
                  />
                ) : undefined)
              }
            />
          </li>
        ))}
      </ul>
      {going + maybe + waiting > 0 && (
        <p className={styles.rest}>
          <button type="button" className="gh-quiet" onClick={() => setOpen(true)}>
            <FormattedMessage id="events.who.all" values={{ more, maybe, waiting }} />
          </button>
        </p>
      )}
      {open && (
        <Suspense>
          <AllAnswers event={event} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Aside>
  );
}
