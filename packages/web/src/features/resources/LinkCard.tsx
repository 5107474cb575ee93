import './words';
import { IconExternalLink } from '@tabler/icons-react';
import { FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { siteOf } from './kinds';
import styles from './LinkCard.module.css';

export const LinkCardParts = graphql(`
  fragment LinkCardParts on LinkCard {
    title
    description
    siteName
    picture
    pictureWidth
    pictureHeight
  }
`);

interface LinkCardProps {
  url: string;
  /** What the other side says of itself, as far as it was asked. */
  card?: FragmentType<typeof LinkCardParts> | null | undefined;
  /** It has not answered for days. */
  broken?: boolean;
}

/** Where a link leads, as the other side describes itself; without that, its site. All of it is the link. */
export function LinkCard({ url, card: ref, broken }: LinkCardProps) {
  const card = readFragment(LinkCardParts, ref);
  const { title, description, siteName, picture, pictureWidth, pictureHeight } = card ?? {};
  return (
    <a className={styles.card} href={url} target="_blank" rel="noreferrer noopener">
      {picture && (
        <img
          className={styles.picture}
          src={picture}
          width={pictureWidth ?? undefined}
          height={pictureHeight ?? undefined}
          loading="lazy"
          alt=""
        />
      )}
      <span className={styles.words}>
        <strong className={styles.title} dir="auto">
          {title || <FormattedMessage id="resources.open" />}
        </strong>
        {description && (
          <span className={styles.description} dir="auto">
            {description}
          </span>
        )}
        <span className={styles.site}>
          <IconExternalLink size={16} stroke={1.6} aria-hidden="true" />
          {siteName && <bdi>{siteName}</bdi>}
          <bdi dir="ltr">{siteOf(url)}</bdi>
        </span>
        {broken && (
          <span className={styles.broken}>
            <FormattedMessage id="resources.linkBroken" />
          </span>
        )}
      </span>
    </a>
  );
}
