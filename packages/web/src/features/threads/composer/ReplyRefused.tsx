import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { patiently } from '../../../lib/patiently';
import { reasonMessage } from '../../../lib/problem';
import { useShelf } from '../../../lib/shelf';
import { useViewer } from '../../../lib/viewer';
import { Button, ButtonLink } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { later } from '../../../ui/later';
import { useDock } from '../../../ui/useDock';
import { draftKey, isEmpty, type Kept } from '../drafts/kept';
import styles from './Dock.module.css';

const KeptWords = later(() => patiently(() => import('../drafts/KeptWords')));

interface ReplyRefusedProps {
  thread: ThreadHeadFragment;
  asked: { times: number };
  /** The ground rules with their acceptance; to be called with what comes after it. */
  rules: (onAccepted: () => void) => ReactNode;
  onAccepted: () => void;
  above?: ReactNode;
}

/** In the composer's place: why one cannot write here, and the way if there is one. */
export function ReplyRefused({ thread, asked, rules, onAccepted, above }: ReplyRefusedProps) {
  const intl = useIntl();
  const { reason } = thread.viewerCan.reply;
  const [reading, setReading] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const personId = useViewer().viewer?.person.id ?? '';
  const kept = useShelf<Kept>(draftKey(personId, 'REPLY', thread.id));
  useDock('4rem');

  useEffect(() => {
    if (asked.times > 0) words.current?.focus();
  }, [asked.times]);

  return (
    <>
      <section
        className={styles.dock}
        aria-label={intl.formatMessage({ id: 'threads.composer.label' })}
      >
        <div className={styles.sheet}>
          {above}
          <div className={styles.refused}>
            <p ref={words} tabIndex={-1}>
              {intl.formatMessage({ id: reasonMessage(reason) ?? 'errors.code.FORBIDDEN' })}
            </p>
            {reason === 'SIGN_IN_FIRST' && (
              <ButtonLink
                to={`/sign-in?to=${encodeURIComponent(threadPath(thread))}`}
                variant="primary"
                size="small"
              >
                <FormattedMessage id="app.nav.signIn" />
              </ButtonLink>
            )}
            {(reason === 'JOIN_FIRST' || reason === 'NOT_MEMBER') && (
              <ButtonLink to={`/c/${thread.community.slug}`} variant="primary" size="small">
                <FormattedMessage
                  id="threads.refused.join"
                  values={{ name: thread.community.name }}
                />
              </ButtonLink>
            )}
            {reason === 'ACCEPT_RULES_FIRST' && (
              <Button variant="primary" size="small" onClick={() => setReading(true)}>
                <FormattedMessage id="threads.refused.rules" />
              </Button>
            )}
          </div>
          {kept && !isEmpty(kept.words) && (
            <Suspense>
              <KeptWords kept={kept} />
            </Suspense>
          )}
        </div>
      </section>
      <Dialog
        open={reading}
        onClose={() => setReading(false)}
        title={
          <FormattedMessage
            id="threads.refused.rulesTitle"
            values={{ name: thread.community.name }}
          />
        }
      >
        {rules(() => {
          setReading(false);
          onAccepted();
        })}
      </Dialog>
    </>
  );
}
