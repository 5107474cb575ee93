import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { NoticeKind, SettingsPartsFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { Row, Section } from '../../../ui/Spread';
import { PaceControl } from './PaceControl';
import styles from './Preferences.module.css';
import { everywhere, kindsOf, WAYS } from './paces';
import { Saved } from './Saved';
import type { Saving } from './useSaving';

interface KindTableProps {
  settings: SettingsPartsFragment;
  saving: Saving;
  /** The instance tells on devices at all. */
  withPush: boolean;
  /** What somebody was told of who asks why. */
  why: NoticeKind | null;
}

/** What one is told of, on which way, and how soon; saved as it is chosen. */
export function KindTable({ settings, saving, withPush, why }: KindTableProps) {
  const intl = useIntl();
  const asked = useRef<HTMLTableCellElement>(null);
  const ways = WAYS.filter((way) => way !== 'PUSH' || withPush);

  useEffect(() => {
    if (!why) return;
    asked.current?.scrollIntoView({ block: 'center' });
    asked.current?.focus({ preventScroll: true });
  }, [why]);

  return (
    <Section
      title={<FormattedMessage id="preferences.title" />}
      end={<Saved at={saving.savedAt} />}
    >
      <Row>
        <table className={styles.table}>
          <caption className={styles.caption}>
            <FormattedMessage id="preferences.lede" />
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <FormattedMessage id="preferences.what" />
              </th>
              {ways.map((way) => (
                <th key={way} scope="col">
                  <FormattedMessage id={`preferences.way.${way}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kindsOf(settings).map((kind) => (
              <tr key={kind} className={cx(kind === why && styles.asked)}>
                <th
                  ref={kind === why ? asked : undefined}
                  tabIndex={kind === why ? -1 : undefined}
                  scope="row"
                  className={styles.kind}
                >
                  <FormattedMessage id={`preferences.kind.${kind}`} />
                  {kind === why && (
                    <span className={styles.askedWords}>
                      <FormattedMessage id="preferences.asked" />
                    </span>
                  )}
                </th>
                {ways.map((way) => (
                  <td key={way}>
                    <PaceControl
                      kind={kind}
                      way={way}
                      pace={
                        saving.chosen({ kind, way, communityId: null }) ??
                        everywhere(settings, kind, way)?.pace ??
                        'NEVER'
                      }
                      onChange={(pace) => saving.choose({ kind, way, pace, communityId: null })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.text}>
          <FormattedMessage
            id="preferences.levels"
            values={{
              link: (words) => (
                <Link className="gh-link" to="/communities">
                  {words}
                </Link>
              ),
              watching: intl.formatMessage({ id: 'preferences.level.WATCHING' }),
            }}
          />
        </p>
      </Row>
    </Section>
  );
}
