import type { MouseEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { cx } from '../../../lib/cx';
import { useNow, when } from '../../../lib/time';
import type { MessageId } from '../../../messages';
import { Button } from '../../../ui/Button';
import { Faces } from '../../../ui/Face';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { Why } from '../Why';
import styles from './Inbox.module.css';
import { heldAt, type Line, titleOf, whereTo } from './line';
import { isAlone, WhatHappened } from './NoticeWords';

/** What can be done with a line by a button at it. */
export type Deed = 'finish' | 'snooze' | 'read' | 'unread' | 'reopen';

interface NoticeRowProps {
  line: Line;
  /** Shown beside the list. */
  current: boolean;
  /** Among several that something is to be done with; undefined while none are chosen. */
  chosen?: boolean | undefined;
  onChoose: (line: Line) => void;
  onFocus: (line: Line) => void;
  onDeed: (deed: Deed, line: Line) => void;
  /** Instead of following the link, where it is shown beside the list. */
  onOpen?: ((line: Line) => void) | undefined;
}

/** One line: who and when in the margin, where and what in the measure, and what can be done with it. */
export function NoticeRow(props: NoticeRowProps) {
  const { line, current, chosen, onChoose, onFocus, onDeed, onOpen } = props;
  const intl = useIntl();
  const { id, unread, community, thread, happenings } = line;
  const title = titleOf(line);
  const held = heldAt(line);
  const open = (click: MouseEvent) => {
    // By the mouse it is shown beside the list; Enter, and whoever wants another tab, goes there.
    const plain = click.detail > 0 && click.button === 0;
    if (!onOpen || !plain || click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    onOpen(line);
  };
  return (
    <Row
      as="li"
      ruled
      className={cx(styles.row, current && styles.current, chosen && styles.chosen)}
      margin={
        <>
          <Faces people={line.actors} />
          <span className={styles.when}>
            <TimeStamp at={line.latestAt} />
          </span>
        </>
      }
    >
      <div className={styles.head}>
        {chosen !== undefined && (
          <input
            type="checkbox"
            className={styles.check}
            checked={chosen}
            aria-label={intl.formatMessage({ id: 'inbox.choose' }, { title })}
            onChange={() => onChoose(line)}
          />
        )}
        <Link
          data-line
          data-notice={id}
          className={cx(styles.title, unread ? styles.unread : styles.read)}
          to={whereTo(line)}
          onFocus={() => onFocus(line)}
          onClick={open}
        >
          <bdi>{title}</bdi>
        </Link>
      </div>
      <p className={styles.said}>
        <span>
          <WhatHappened line={line} />
        </span>
        {unread && (
          <span className={cx('gh-new', styles.mark)}>
            <FormattedMessage id="inbox.new" values={{ count: happenings }} />
          </span>
        )}
      </p>
      <p className={styles.meta}>
        {held && <SessionTime at={held} />}
        {(thread || held) && <Link to={`/c/${community.slug}`}>{community.name}</Link>}
        <Why notice={line}>
          {/* Who mentions or answers one says so already. */}
          <FormattedMessage id={isAlone(line) ? 'inbox.why' : `inbox.why.${line.reason}`} />
        </Why>
        <Returns line={line} />
      </p>
      <p className={styles.deeds}>
        {deedsOf(line).map((deed) => (
          <Button
            key={deed}
            variant="text"
            size="small"
            aria-label={intl.formatMessage({ id: LABELS[deed] }, { title })}
            onClick={() => onDeed(deed, line)}
          >
            <FormattedMessage id={`inbox.do.${deed}`} />
          </Button>
        ))}
      </p>
    </Row>
  );
}

const LABELS = {
  finish: 'inbox.do.finish.label',
  snooze: 'inbox.do.snooze.label',
  read: 'inbox.do.read.label',
  unread: 'inbox.do.unread.label',
  reopen: 'inbox.do.reopen.label',
} as const satisfies Record<Deed, MessageId>;

/** What there is to be done with a line as it stands. */
export function deedsOf({ doneAt, snoozedUntil, unread }: Line): Deed[] {
  if (doneAt) return ['reopen'];
  if (snoozedUntil) return ['reopen', 'snooze', 'finish'];
  return ['finish', 'snooze', unread ? 'read' : 'unread'];
}

/** When a session is, in the reader's zone. */
function SessionTime({ at }: { at: string }) {
  const intl = useIntl();
  const now = useNow();
  return <time dateTime={at}>{when(intl, new Date(at), now, true)}</time>;
}

/** When it comes back, was done, or that it is back. */
function Returns({ line: { doneAt, snoozedUntil, cameBack } }: { line: Line }) {
  const intl = useIntl();
  const now = useNow();
  const time = (at: string) => when(intl, new Date(at), now, true);
  if (doneAt) {
    return (
      <span>
        <FormattedMessage id="inbox.doneAt" values={{ time: time(doneAt) }} />
      </span>
    );
  }
  if (snoozedUntil) {
    return (
      <span>
        <FormattedMessage id="inbox.returns" values={{ time: time(snoozedUntil) }} />
      </span>
    );
  }
  return cameBack ? (
    <span>
      <FormattedMessage id="inbox.cameBack" />
    </span>
  ) : null;
}
