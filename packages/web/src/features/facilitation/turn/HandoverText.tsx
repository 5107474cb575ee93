import { FormattedDate, FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import type { HandoverPartsFragment } from '../../../gql/graphql';
import { Prose } from '../../../ui/Prose';
import { dateOf } from '../pool/dates';
import { HandoverParts } from './documents';
import styles from './Turn.module.css';

interface HandoverTextProps {
  handover: FragmentType<typeof HandoverParts>;
  slug: string;
}

/** What somebody left to the next: what happened, what is open, what to try. */
export function HandoverText({ handover: ref, slug }: HandoverTextProps) {
  const handover = readFragment(HandoverParts, ref);
  const parts = [
    ['happened', handover.happenedHtml],
    ['open', handover.openHtml],
    ['try', handover.tryHtml],
  ] as const;
  return parts
    .filter(([part, html]) => html || (part === 'open' && handover.items.length > 0))
    .map(([part, html]) => (
      <div key={part} className={styles.part}>
        <h3>
          <FormattedMessage id={`turns.handover.${part}`} />
        </h3>
        {html && <Prose html={html} />}
        {part === 'open' && <Items items={handover.items} slug={slug} />}
      </div>
    ));
}

interface ItemsProps {
  items: HandoverPartsFragment['items'];
  slug: string;
}

function Items({ items, slug }: ItemsProps) {
  return (
    <ul className={styles.items}>
      {items.map(({ id, action, thread, person }) => (
        <li key={id}>
          {action && (
            <span className={action.doneAt ? styles.done : undefined}>
              <Link className="gh-link" to={`/c/${slug}/e/${action.event.id}`}>
                {action.text}
              </Link>{' '}
              <Owner name={action.owner?.name} dueOn={action.dueOn} />
            </span>
          )}
          {thread && (
            <Link className="gh-link" to={`/c/${slug}/t/${thread.id}`}>
              {thread.title}
            </Link>
          )}
          {person && (
            <FormattedMessage
              id="turns.handover.new"
              values={{
                name: (
                  <Link key={id} className="gh-link" to={`/people/${person.handle}`}>
                    <bdi>{person.name}</bdi>
                  </Link>
                ),
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface OwnerProps {
  name?: string | undefined;
  dueOn?: string | null | undefined;
}

/** Whose it is and by when, as far as it is known. */
export function Owner({ name, dueOn }: OwnerProps) {
  if (!name && !dueOn) return null;
  return (
    <span className="gh-small gh-ink2">
      {name && <bdi>{name}</bdi>}
      {name && dueOn && ', '}
      {dueOn && (
        <FormattedMessage
          id="turns.handover.due"
          values={{
            date: (
              <FormattedDate
                key={dueOn}
                value={dateOf(dueOn)}
                day="numeric"
                month="short"
                timeZone="UTC"
              />
            ),
          }}
        />
      )}
    </span>
  );
}
