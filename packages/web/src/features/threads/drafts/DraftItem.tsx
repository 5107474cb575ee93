import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { Button } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import listStyles from '../list/ThreadList.module.css';
import { CopyText } from './CopyText';
import styles from './Drafts.module.css';
import { GivenBack } from './GivenBack';
import type { Listed } from './rows';

interface DraftItemProps {
  draft: Listed;
  onDelete: () => void;
}

/** One draft: where it stands, how it begins, whether the server has it. */
export function DraftItem({ draft, onDelete }: DraftItemProps) {
  const intl = useIntl();
  const { place, path, text, community, number, answering, at, here, refusal } = draft;
  const title = draft.title.trim() || intl.formatMessage({ id: 'drafts.untitled' });
  return (
    <Row
      as="li"
      ruled
      className={listStyles.row}
      margin={
        <span className={listStyles.when}>
          <TimeStamp at={at} />
        </span>
      }
    >
      {path ? (
        <Link className={listStyles.title} to={path}>
          <bdi>{title}</bdi>
        </Link>
      ) : (
        <p className={styles.gone}>
          <FormattedMessage id="drafts.gone" />
        </p>
      )}
      <p className={listStyles.meta}>
        {path ? (
          <span>
            <FormattedMessage id={`drafts.place.${place}`} values={{ name: community, number }} />
          </span>
        ) : (
          <FormattedMessage id="drafts.gone.text" />
        )}
        {path && place !== 'THREAD' && community && <span>{community}</span>}
        {answering && <FormattedMessage id="drafts.answering" values={{ name: answering }} />}
        {here && (
          <span className={styles.alarming}>
            <FormattedMessage id="drafts.state.here" />
          </span>
        )}
      </p>
      <GivenBack refusal={refusal} />
      {path ? (
        <p className={styles.excerpt}>
          <span dir="auto">{draft.excerpt}</span>
        </p>
      ) : (
        <details className={styles.whole}>
          <summary>
            <FormattedMessage id="drafts.show" />
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <div className={styles.text} dir="auto" tabIndex={0}>
            {text}
          </div>
        </details>
      )}
      <p className={styles.verbs}>
        <CopyText text={text} />
        <Button
          variant="text"
          size="small"
          aria-label={intl.formatMessage({ id: 'drafts.delete.label' }, { title })}
          onClick={onDelete}
        >
          <FormattedMessage id="drafts.delete" />
        </Button>
      </p>
    </Row>
  );
}
