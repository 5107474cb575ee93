import type { ResourcePartsFragment } from '../../../gql/graphql';
import { Prose } from '../../../ui/Prose';
import { Row } from '../../../ui/Spread';
import { KeptFile } from '../KeptFile';
import { LinkCard } from '../LinkCard';
import styles from './Resource.module.css';

/** What it is: the page itself, or the way to the link or the file and what there is to say of it. */
export function ResourceBody({ resource }: { resource: ResourcePartsFragment }) {
  const { url, card, file, html, linkBrokenAt } = resource;
  return (
    <Row className={styles.body}>
      {url && <LinkCard url={url} card={card} broken={Boolean(linkBrokenAt)} />}
      {file && <KeptFile file={file} />}
      {html && <Prose html={html} />}
    </Row>
  );
}
