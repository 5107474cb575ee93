import { type ComponentProps, Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { AreaField } from '../ui/Field';
import { later } from '../ui/later';
import styles from './PreviewedField.module.css';

const Preview = later(() => import('./tools/Preview'));

interface PreviewedFieldProps extends Omit<ComponentProps<typeof AreaField>, 'value'> {
  value: string;
  communityId: string;
}

/** Markdown in a plain field, for words beside others in a form, with a look at how they will be read. */
export function PreviewedField({ communityId, ...field }: PreviewedFieldProps) {
  const [open, setOpen] = useState(false);
  const { value } = field;
  return (
    <div className={styles.field}>
      <AreaField {...field} />
      {(open || value.trim() !== '') && (
        <button
          type="button"
          className={`gh-quiet ${styles.turn}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id="threads.composer.preview" />
        </button>
      )}
      {open && (
        <div className={styles.preview}>
          <Suspense>
            <Preview markdown={value} communityId={communityId} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
