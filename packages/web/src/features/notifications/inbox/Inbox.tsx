import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router';
import type { InboxView } from '../../../gql/graphql';
import { Pill } from '../../../ui/Pill';
import { Row } from '../../../ui/Spread';
import { ChosenBar } from './ChosenBar';
import styles from './Inbox.module.css';
import { type Line, whereTo } from './line';
import { type Deed, NoticeRow } from './NoticeRow';
import { SnoozeDialog } from './SnoozeDialog';
import { useChosen } from './useChosen';
import { useInboxKeys } from './useInboxKeys';
import { useInboxNews } from './useInboxNews';
import { useTriage } from './useTriage';

interface InboxProps {
  view: InboxView;
  lines: readonly Line[];
  /** Asks for the list anew. */
  onRefresh: () => Promise<unknown>;
  /** After the last line: "Show more". */
  foot?: ReactNode;
  /** In the place of the list when nothing is left in it. */
  empty: ReactNode;
  /** Shows a line beside the list; without it, a line leads to where it is. */
  onShow?: ((line: Line | undefined) => void) | undefined;
  /** The id of the line that is shown. */
  shown?: string | undefined;
}

/** The lines of a view, gone through by keyboard, touch or mouse. */
export function Inbox({ view, lines: given, onRefresh, foot, empty, onShow, shown }: InboxProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const list = useRef<HTMLOListElement>(null);
  const news = useInboxNews(
    view,
    given.map(({ id }) => id),
    onRefresh,
  );
  const lines = given.filter(({ id }) => !news.gone.has(id));
  const nothing = lines.length === 0 && !foot;
  const triage = useTriage(onRefresh);
  const chosen = useChosen(lines);
  const [snoozing, setSnoozing] = useState<readonly Line[]>();

  /** The focus goes on to what stands below, or else above, before the lines are gone. */
  const stepOff = (away: readonly Line[]) => {
    const leaving = new Set(away.map(({ id }) => id));
    const at = lines.findIndex(({ id }) => leaving.has(id));
    const stays = (line: Line) => !leaving.has(line.id);
    const next = lines.slice(at).find(stays) ?? lines.slice(0, at).findLast(stays);
    onShow?.(next);
    const link = next && list.current?.querySelector<HTMLElement>(`[data-notice="${next.id}"]`);
    (link ?? list.current)?.focus();
  };

  const act = (deed: Deed, about: readonly Line[]) => {
    if (about.length === 0) return;
    switch (deed) {
      case 'snooze':
        return setSnoozing(about);
      case 'read':
      case 'unread':
        triage.onRead(about, deed === 'unread');
        return chosen.clear();
      case 'finish':
      case 'reopen':
        stepOff(about);
        chosen.clear();
        return deed === 'finish' ? triage.onFinish(about) : triage.onReopen(about);
    }
  };

  /** They stand at the head of the list: the focus goes there, since the button is gone. */
  const showNews = async () => {
    await news.show();
    list.current?.querySelector<HTMLElement>('[data-notice]')?.focus();
  };

  useInboxKeys({
    lines,
    shown,
    chosen,
    act,
    onOpen: (line) => navigate(whereTo(line)),
  });

  return (
    <>
      {chosen.several && <ChosenBar view={view} chosen={chosen} act={act} />}
      <Row>
        <p className={styles.tools}>
          {!chosen.several && lines.length > 1 && (
            <button type="button" className="gh-quiet" onClick={chosen.begin}>
              <FormattedMessage id="inbox.several" />
            </button>
          )}
          {!nothing && (
            <Link className="gh-quiet" to="/settings/notifications">
              <FormattedMessage id="inbox.settings" />
            </Link>
          )}
        </p>
        <div role="status" className={styles.news}>
          {news.waiting > 0 && (
            <Pill tone="new" onClick={showNews}>
              <FormattedMessage id="inbox.news" values={{ count: news.waiting }} />
            </Pill>
          )}
        </div>
      </Row>
      {nothing && <div className={styles.empty}>{empty}</div>}
      <ol
        ref={list}
        tabIndex={-1}
        className={styles.list}
        aria-label={intl.formatMessage({ id: `inbox.view.${view}` })}
      >
        {lines.map((line) => (
          <NoticeRow
            key={line.id}
            line={line}
            current={line.id === shown}
            chosen={chosen.several ? chosen.has(line) : undefined}
            onChoose={chosen.toggle}
            onFocus={(focused) => onShow?.(focused)}
            onDeed={(deed, about) => act(deed, [about])}
            onOpen={onShow}
          />
        ))}
      </ol>
      {foot && (
        <Row>
          <div className={styles.foot}>{foot}</div>
        </Row>
      )}
      {snoozing && (
        <SnoozeDialog
          count={snoozing.length}
          onClose={() => setSnoozing(undefined)}
          onSnooze={(until) => {
            // While it is open nothing behind it takes the focus, and closing gives it back to the line that goes.
            flushSync(() => setSnoozing(undefined));
            if (view !== 'SNOOZED') stepOff(snoozing);
            chosen.clear();
            triage.onSnooze(snoozing, until);
          }}
        />
      )}
    </>
  );
}
