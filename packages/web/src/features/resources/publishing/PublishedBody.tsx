import '../words';
import { Link } from 'react-router';
import type { PublishedPartsFragment } from '../../../gql/graphql';
import { Prose } from '../../../ui/Prose';
import { Row } from '../../../ui/Spread';
import { KeptFile } from '../KeptFile';
import { LinkCard } from '../LinkCard';
import { knownPath } from './links';
import styles from './Publishing.module.css';

/** What was given: the page itself, or the way to the link or the file with what there is to say of it. */
export function PublishedBody({ copy }: { copy: PublishedPartsFragment }) {
  const { url, card, file, html, tags } = copy;
  return (
    <Row className={styles.body}>
      {url && <LinkCard url={url} card={card} />}
      {file && <KeptFile file={file} />}
      {html && <Prose html={html} />}
      {tags.length > 0 && (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <Link className="gh-quiet" to={knownPath({ tag })}>
                <bdi>{tag}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Row>
  );
}
