import './words';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deviceOf } from '../../../lib/device';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Push.module.css';
import { usePush } from './usePush';

/** The devices on which one is told at once, this one first; and how this one becomes one of them. */
export function PushDevices() {
  const intl = useIntl();
  const list = useRef<HTMLUListElement>(null);
  const { key, devices, error, refetch, turnOff, ...own } = usePush();
  const nameOf = (userAgent: string | null | undefined) => {
    const { browser, system } = deviceOf(userAgent);
    if (!browser || !system) return browser ?? system ?? intl.formatMessage({ id: 'push.unnamed' });
    return intl.formatMessage({ id: 'push.device' }, { browser, system });
  };
  const sorted = [...(devices ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Section id="devices" title={<FormattedMessage id="push.title" />}>
      {devices === undefined ? (
        <Row>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={3} />}
        </Row>
      ) : (
        <>
          <Row>
            <ThisDevice {...own} known={!!key} on={devices.some(({ current }) => current)} />
          </Row>
          <ul
            ref={list}
            tabIndex={-1}
            className={styles.list}
            aria-label={intl.formatMessage({ id: 'push.title' })}
          >
            {sorted.map((device) => (
              <Row
                key={device.id}
                as="li"
                ruled
                margin={
                  device.current ? (
                    <strong className={styles.here}>
                      <FormattedMessage id="push.here" />
                    </strong>
                  ) : (
                    device.lastUsedAt && <TimeStamp at={device.lastUsedAt} precise />
                  )
                }
              >
                <div className={styles.row}>
                  <div>
                    <p className={styles.name}>{nameOf(device.userAgent)}</p>
                    <p className={styles.detail}>
                      <FormattedMessage
                        id="push.since"
                        values={{
                          date: intl.formatDate(device.createdAt, {
                            ...{ day: 'numeric', month: 'long' },
                          } as const),
                        }}
                      />
                    </p>
                  </div>
                  <Button
                    size="small"
                    aria-label={intl.formatMessage(
                      { id: 'push.turnOff.label' },
                      { device: nameOf(device.userAgent) },
                    )}
                    onClick={async () => {
                      // The button that had the focus is gone with its row.
                      if (await turnOff(device)) list.current?.focus();
                    }}
                  >
                    <FormattedMessage id="push.turnOff" />
                  </Button>
                </div>
              </Row>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

interface ThisDeviceProps
  extends Pick<ReturnType<typeof usePush>, 'ability' | 'busy' | 'failed' | 'turnOn'> {
  /** The instance does this at all. */
  known: boolean;
  on: boolean;
}

/** What can be done here: turned on, or why it cannot be. */
function ThisDevice({ known, on, ability, busy, failed, turnOn }: ThisDeviceProps) {
  if (!known || ability === 'none' || ability === 'denied') {
    const id = !known ? 'push.none' : ability === 'none' ? 'push.unable' : 'push.denied';
    return (
      <p className={styles.text}>
        <FormattedMessage id={id} />
      </p>
    );
  }
  return (
    <>
      <p className={styles.text}>
        <FormattedMessage id="push.what" />
      </p>
      {!on && (
        <Button className={styles.turnOn} busy={busy} onClick={() => turnOn()}>
          <FormattedMessage id="push.turnOn" />
        </Button>
      )}
      {failed && (
        <p className={styles.problem} role="alert">
          <FormattedMessage id="push.failed" />
        </p>
      )}
    </>
  );
}
