import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './Button';
import styles from './Versions.module.css';

export interface Differing {
  key: string;
  label: ReactNode;
  saved: string;
  yours: string;
}

interface VersionsProps {
  /** Only what differs; empty when both wrote the same. */
  fields: Differing[];
  busy?: boolean;
  /** Saves one's own words over the newer version. */
  onKeepYours: () => void;
  /** Puts the newer version into the form. */
  onTakeSaved: () => void;
}

/** Somebody saved another version in the meantime: both are shown, and nothing is lost before one has chosen. */
export function Versions({ fields, busy, onKeepYours, onTakeSaved }: VersionsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.versions}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        <FormattedMessage id="app.versions.title" />
      </h2>
      <p className={styles.words}>
        <FormattedMessage id={fields.length > 0 ? 'app.versions.text' : 'app.versions.same'} />
      </p>
      <dl>
        {fields.map(({ key, label, saved, yours }) => (
          <div key={key} className={styles.field}>
            <dt>{label}</dt>
            <dd className={styles.pair}>
              <Value heading="app.versions.saved" value={saved} />
              <Value heading="app.versions.yours" value={yours} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={`gh-actions ${styles.actions}`}>
        <Button busy={busy} onClick={onKeepYours}>
          <FormattedMessage id="app.versions.keepYours" />
        </Button>
        <Button variant="text" onClick={onTakeSaved}>
          <FormattedMessage id="app.versions.takeSaved" />
        </Button>
      </div>
    </section>
  );
}

interface ValueProps {
  heading: 'app.versions.saved' | 'app.versions.yours';
  value: string;
}

function Value({ heading, value }: ValueProps) {
  return (
    <div>
      <p>
        <FormattedMessage id={heading} />
      </p>
      <p className={styles.value} dir="auto">
        {value || <FormattedMessage id="app.versions.nothing" />}
      </p>
    </div>
  );
}
