import { useFragment } from '@apollo/client/react';
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { ThreadDraftFragment, ThreadHeadFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { patiently } from '../../../lib/patiently';
import { useShelf, useShelves } from '../../../lib/shelf';
import { useViewer } from '../../../lib/viewer';
import { Face } from '../../../ui/Face';
import { later } from '../../../ui/later';
import { useDock } from '../../../ui/useDock';
import { type Answering, draftKey, type Kept, type Waiting, waitingOf } from '../drafts/kept';
import { DraftWords, ThreadDraft } from '../fragments';
import styles from './Dock.module.css';

const load = () => patiently(() => import('./OpenDock'));
const OpenDock = later(load);

/** What somebody asked for elsewhere on the page; counted, so that the same can be asked for again. */
export interface Asked {
  /** To answer this post. */
  post?: Answering;
  /** To quote; whom one answers stays as it is. */
  quote?: string;
  times: number;
}

interface ReplyDockProps {
  thread: ThreadHeadFragment;
  asked: Asked;
  onSending: (sending: boolean) => void;
  onPosted: (post: { id: string; number: number }) => void;
  /** One's own, which had waited; nobody is looking out for it now. */
  onArrived: (post: { id: string; number: number }) => void;
  /** Words that had waited were refused: what one may do here has changed. */
  onRefused: () => void;
  /** Floats above the dock: arrivals and position. */
  above?: ReactNode;
}

/** The composer at the foot: one line until touched, then the whole of it; what is written stays. */
export function ReplyDock({ thread, asked, above, ...rest }: ReplyDockProps) {
  const intl = useIntl();
  const { viewer } = useViewer();
  // A session that ends takes nobody's words from under their hands.
  const person = useRef(viewer?.person);
  if (viewer) person.current = viewer.person;
  const personId = person.current?.id ?? '';
  const kept = useShelf<Kept>(draftKey(personId, 'REPLY', thread.id));
  const waiting = useShelves<Waiting>(waitingOf(personId));
  const waits = waiting.some(([, { placeId, waits }]) => waits && placeId === thread.id);
  const { data, complete } = useFragment({
    fragment: ThreadDraft,
    fragmentName: 'ThreadDraft',
    from: { __typename: 'Thread', id: thread.id },
  });
  const held = useMemo(
    () =>
      complete ? readFragment(DraftWords, (data as ThreadDraftFragment).viewerDraft ?? null) : null,
    [data, complete],
  );
  const [open, setOpen] = useState(() => location.hash === '#write');
  const done = useRef(0);
  useDock(open ? '13rem' : '3.75rem');

  // Fetched before it is needed: somebody may lose the connection before they begin to write.
  useEffect(() => {
    const timer = setTimeout(load, 1_000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (asked.times > 0) setOpen(true);
  }, [asked.times]);
  // What waits, or came back, is not hidden behind a line.
  const back = kept?.refusal;
  useEffect(() => {
    if (waits || back) setOpen(true);
  }, [waits, back]);

  const older = held && held.version > (kept?.version ?? 0) && (!kept || kept.saved);
  const begun = older ? held.markdown : kept?.words.text;
  const line = (
    <button type="button" className={styles.line} onClick={() => setOpen(true)}>
      {viewer && <Face person={viewer.person} size={26} />}
      <span className={cx(styles.start, begun && styles.begun)}>
        {begun || <FormattedMessage id="threads.composer.toAll" />}
      </span>
    </button>
  );
  return (
    <section
      className={styles.dock}
      aria-label={intl.formatMessage({ id: 'threads.composer.label' })}
    >
      <div className={styles.sheet}>
        {above}
        {open && person.current ? (
          <Suspense fallback={line}>
            <OpenDock
              {...rest}
              thread={thread}
              person={person.current}
              held={held}
              asked={asked}
              done={done}
              onLay={() => setOpen(false)}
            />
          </Suspense>
        ) : (
          line
        )}
      </div>
    </section>
  );
}
