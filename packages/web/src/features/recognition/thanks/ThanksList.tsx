import { type FragmentType, readFragment } from '../../../gql';
import { Face } from '../../../ui/Face';
import { MoreButton } from '../../../ui/MoreButton';
import { Row } from '../../../ui/Spread';
import { ThanksParts } from '../documents';
import styles from './Thanks.module.css';
import { ThanksWords } from './ThanksWords';

interface ThanksListProps {
  thanks: {
    edges: readonly { node: FragmentType<typeof ThanksParts> }[];
    pageInfo: { hasNextPage: boolean };
  };
  onMore: () => Promise<unknown>;
}

/** Thanks, each with the face of whoever says them. */
export function ThanksList({ thanks: { edges, pageInfo }, onMore }: ThanksListProps) {
  const shown = readFragment(
    ThanksParts,
    edges.map(({ node }) => node),
  ).filter(({ removedAt }) => !removedAt);
  return (
    <>
      <ol>
        {shown.map((one) => (
          <Row
            as="li"
            key={one.id}
            className={styles.row}
            margin={<Face person={one.from} size={40} />}
          >
            <ThanksWords thanks={one} />
          </Row>
        ))}
      </ol>
      {pageInfo.hasNextPage && (
        <Row>
          <MoreButton onMore={onMore} />
        </Row>
      )}
    </>
  );
}
