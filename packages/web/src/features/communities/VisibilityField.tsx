import './words';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Visibility } from '../../gql/graphql';
import { useViewer } from '../../lib/viewer';
import { Choice } from '../../ui/Choice';
import styles from './VisibilityField.module.css';

interface VisibilityFieldProps {
  value: Visibility;
  onChange: (visibility: Visibility) => void;
  error?: ReactNode;
}

/** Who may read it: three choices, and what each means exactly in this house. */
export function VisibilityField({ value, onChange, error }: VisibilityFieldProps) {
  const visitors = useViewer().instance?.visitorsMayRead ? 'yes' : 'no';
  return (
    <div className={styles.field}>
      <Choice
        label={<FormattedMessage id="communities.visibility.label" />}
        value={value}
        onChange={onChange}
        error={error}
        options={(['OPEN', 'CLOSED', 'PRIVATE'] as const).map((visibility) => ({
          value: visibility,
          label: <FormattedMessage id={`communities.visibility.${visibility}`} />,
          hint: (
            <FormattedMessage
              id={`communities.visibility.means.${visibility}`}
              values={{ visitors }}
            />
          ),
        }))}
      />
    </div>
  );
}
