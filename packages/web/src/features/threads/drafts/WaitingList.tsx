import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import listStyles from '../list/ThreadList.module.css';
import styles from './Drafts.module.css';
import type { Waiting } from './kept';
import { takeBack } from './outbox';

interface WaitingListProps {
  personId: string;
  waiting: readonly Waiting[];
}

/** What was posted without a connection: it goes by itself, and can be taken back until then. */
export function WaitingList({ personId, waiting }: WaitingListProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  if (waiting.length === 0) return null;
  return (
    <>
      <Row className={styles.section}>
        <h2>
          <FormattedMessage id="drafts.waiting.title" />
        </h2>
        <p className={listStyles.meta}>
          <FormattedMessage id="drafts.waiting.how" />
        </p>
      </Row>
      <ol
        className={listStyles.list}
        aria-label={intl.formatMessage({ id: 'drafts.waiting.title' })}
      >
        {waiting.map((one) => {
          const title = one.words.title ?? one.where.title;
          return (
            <Row
              key={one.id}
              as="li"
              ruled
              className={listStyles.row}
              margin={
                <span className={listStyles.when}>
                  <TimeStamp at={one.at} />
                </span>
              }
            >
              <Link className={listStyles.title} to={one.where.path}>
                <bdi>{title}</bdi>
              </Link>
              <p className={styles.excerpt}>
                <span dir="auto">{one.words.text}</span>
              </p>
              <p className={styles.verbs}>
                <Button
                  variant="text"
                  size="small"
                  aria-label={intl.formatMessage({ id: 'drafts.takeBack.label' }, { title })}
                  onClick={() => {
                    takeBack(personId, one);
                    announce(intl.formatMessage({ id: 'drafts.takenBack' }));
                  }}
                >
                  <FormattedMessage id="drafts.takeBack" />
                </Button>
              </p>
            </Row>
          );
        })}
      </ol>
    </>
  );
}
