import { FormattedMessage, useIntl } from 'react-intl';
import type { NoticeKind, NoticePace, NoticeWay } from '../../../gql/graphql';
import styles from './Preferences.module.css';
import { pacesOf } from './paces';

interface PaceControlProps {
  kind: NoticeKind;
  way: NoticeWay;
  pace: NoticePace;
  onChange: (pace: NoticePace) => void;
}

/** How soon on one way: yes or no, and for mail also when. */
export function PaceControl({ kind, way, pace, onChange }: PaceControlProps) {
  const intl = useIntl();
  const label = intl.formatMessage(
    { id: 'preferences.of' },
    {
      way: intl.formatMessage({ id: `preferences.way.${way}` }),
      kind: intl.formatMessage({ id: `preferences.kind.${kind}` }),
    },
  );
  if (way !== 'MAIL') {
    return (
      <label className={styles.yes}>
        <input
          type="checkbox"
          aria-label={label}
          checked={pace !== 'NEVER'}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'AT_ONCE' : 'NEVER')}
        />
      </label>
    );
  }
  return (
    <select
      className={styles.pace}
      aria-label={label}
      value={pace}
      onChange={({ currentTarget }) => onChange(currentTarget.value as NoticePace)}
    >
      {pacesOf(way).map((one) => (
        <FormattedMessage key={one} id={`preferences.pace.${one}`}>
          {(words) => <option value={one}>{words}</option>}
        </FormattedMessage>
      ))}
    </select>
  );
}
