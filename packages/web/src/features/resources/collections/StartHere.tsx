import '../curation-words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { resourcePath } from '../../../lib/paths/resources';
import { useNow } from '../../../lib/time';
import { Aside, Row } from '../../../ui/Spread';
import styles from './Collections.module.css';
import { collectionPath } from './links';

export const StartHereParts = graphql(`
  fragment StartHereParts on Community {
    id
    viewerMembership { id joinedAt state }
    startHere {
      id
      title
      summary
      community { id slug }
      items { id resource { id title community { id slug } } }
    }
  }
`);

/** So long one is new; after that it stands aside. */
const NEW_DAYS = 60;
const DAY_MS = 86_400_000;
/** So many are named; all of them are on its own page. */
const NAMED = 4;

interface StartHereProps {
  community: FragmentType<typeof StartHereParts>;
  /** Which of its two places this is. */
  place: 'text' | 'aside';
}

/**
 * What a newcomer reads first: above the threads for those who are new or only look in, and a line beside them for all
 * others.
 */
export function StartHere({ community: ref, place }: StartHereProps) {
  const now = useNow();
  const { startHere, viewerMembership } = readFragment(StartHereParts, ref);
  if (!startHere) return null;
  const resources = startHere.items.flatMap(({ resource }) => resource ?? []);
  if (resources.length === 0) return null;
  const joinedAt = viewerMembership?.state === 'ACTIVE' ? viewerMembership.joinedAt : null;
  const isNew = !joinedAt || now.getTime() - Date.parse(joinedAt) < NEW_DAYS * DAY_MS;
  if (isNew !== (place === 'text')) return null;
  if (place === 'aside') {
    return (
      <Aside title={<FormattedMessage id="curation.startHere" />}>
        <p>
          <Link className="gh-quiet" to={collectionPath(startHere)}>
            <bdi>{startHere.title}</bdi>
          </Link>
          <span className={styles.second}>
            <FormattedMessage id="curation.collection.count" values={{ count: resources.length }} />
          </span>
        </p>
      </Aside>
    );
  }
  return (
    <Row margin={<FormattedMessage id="curation.startHere" />} marginTop="2.65rem">
      <section className={styles.start} aria-labelledby="start-here">
        <h2 id="start-here" className={styles.startTitle}>
          <Link to={collectionPath(startHere)}>
            <bdi>{startHere.title}</bdi>
          </Link>
        </h2>
        {startHere.summary && (
          <p className={styles.summary} dir="auto">
            {startHere.summary}
          </p>
        )}
        <ol className={styles.first}>
          {resources.slice(0, NAMED).map((resource) => (
            <li key={resource.id}>
              <Link className="gh-link" to={resourcePath(resource)}>
                <bdi>{resource.title}</bdi>
              </Link>
            </li>
          ))}
        </ol>
        {resources.length > NAMED && (
          <p className={styles.all}>
            <Link className="gh-quiet" to={collectionPath(startHere)}>
              <FormattedMessage
                id="curation.startHere.more"
                values={{ count: resources.length - NAMED }}
              />
            </Link>
          </p>
        )}
      </section>
    </Row>
  );
}
