import '../words';
import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { OwnSessionsQuery } from '../../../gql/graphql';
import { deviceOf } from '../../../lib/device';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './SessionList.module.css';

const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      sessions { id current createdAt lastSeenAt userAgent address }
    }
  }
`);

type Session = NonNullable<OwnSessionsQuery['viewer']>['sessions'][number];

/** Where one is signed in, this device first, and the way to end what should not be. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  const [end, { loading, error }] = useMutation(EndSession);
  const others = sessions.filter(({ current }) => !current);

  const endWith = async (input: { id: string } | { others: true }) => {
    try {
      await end({ variables: { input } });
      announce(intl.formatMessage({ id: 'accounts.sessions.ended' }));
      // The button that had the focus is gone with its row.
      list.current?.focus();
    } catch {
      // Shown from `error`.
    }
  };

  return (
    <Section
      title={<FormattedMessage id="accounts.sessions.title" />}
      end={
        others.length > 1 && (
          <Button
            variant="text"
            size="small"
            busy={loading}
            onClick={() => endWith({ others: true })}
          >
            <FormattedMessage id="accounts.sessions.endOthers" />
          </Button>
        )
      }
    >
      {error && (
        <Row>
          <FormProblem error={error} />
        </Row>
      )}
      <ul ref={list} tabIndex={-1} className={styles.list}>
        {[...sessions.filter(({ current }) => current), ...others].map((session) => (
          <Row key={session.id} as="li" ruled margin={<LastSeen session={session} />}>
            <div className={styles.session}>
              <div>
                <p className={styles.device}>
                  <Device userAgent={session.userAgent} />
                </p>
                <p className={styles.detail}>
                  {session.address && <bdi>{session.address}</bdi>}
                  <FormattedMessage
                    id="accounts.sessions.since"
                    values={{
                      date: intl.formatDate(session.createdAt, { day: 'numeric', month: 'long' }),
                    }}
                  />
                </p>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  busy={loading}
                  aria-label={intl.formatMessage(
                    { id: 'accounts.sessions.endOne' },
                    { device: deviceWords(intl, session.userAgent) },
                  )}
                  onClick={() => endWith({ id: session.id })}
                >
                  <FormattedMessage id="accounts.sessions.end" />
                </Button>
              )}
            </div>
          </Row>
        ))}
      </ul>
    </Section>
  );
}

function LastSeen({ session }: { session: Session }) {
  if (session.current) {
    return (
      <strong className={styles.here}>
        <FormattedMessage id="accounts.sessions.here" />
      </strong>
    );
  }
  return <TimeStamp at={session.lastSeenAt} precise />;
}

function Device({ userAgent }: { userAgent?: string | null }) {
  return deviceWords(useIntl(), userAgent);
}

function deviceWords(intl: ReturnType<typeof useIntl>, userAgent?: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) {
    return intl.formatMessage({ id: 'accounts.sessions.device' }, { browser, system });
  }
  return browser ?? system ?? intl.formatMessage({ id: 'accounts.sessions.unknown' });
}
