import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { siteOf } from '../kinds';
import styles from './Editor.module.css';
import { useLinkPreview } from './useLinkPreview';
import type { Written } from './words-of';

interface LinkFieldProps {
  words: Written;
  onChange: (part: Partial<Written>) => void;
  error?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** An address, and what the page behind it says of itself while one types. */
export function LinkField({ words, onChange, error, ref }: LinkFieldProps) {
  const intl = useIntl();
  const { asking, preview } = useLinkPreview(words.url);
  const { title = '', description = '' } = preview ?? {};

  // What the page says fills what is empty, once for each page: whoever empties a field again means it.
  const filled = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that has answered
  useEffect(() => {
    if (!preview || filled.current === preview.url) return;
    filled.current = preview.url;
    const part: Partial<Written> = {};
    if (!words.title.trim() && title) part.title = title;
    if (!words.summary.trim() && description) part.summary = description;
    if (Object.keys(part).length > 0) onChange(part);
  }, [preview]);

  const others = (title && title !== words.title) || (description && description !== words.summary);
  return (
    <>
      <TextField
        ref={ref}
        type="url"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        label={<FormattedMessage id="resourceEditor.url" />}
        hint={<FormattedMessage id="resourceEditor.url.hint" />}
        error={error}
        value={words.url}
        onChange={(typed) => onChange({ url: typed.currentTarget.value })}
      />
      <section
        className={styles.preview}
        aria-label={intl.formatMessage({ id: 'resourceEditor.preview.label' })}
        aria-live="polite"
      >
        {asking && (
          <p className="gh-small gh-ink3">
            <FormattedMessage id="resourceEditor.preview.asking" />
          </p>
        )}
        {preview !== undefined &&
          (title ? (
            <div className={styles.card}>
              <p className={styles.cardSite}>
                <bdi>{preview?.siteName || siteOf(words.url)}</bdi>
              </p>
              <p className={styles.cardTitle} dir="auto">
                {title}
              </p>
              {description && (
                <p className={styles.cardText} dir="auto">
                  {description}
                </p>
              )}
              {others && (
                <Button
                  size="small"
                  variant="text"
                  onClick={() => onChange({ title, summary: description || words.summary })}
                >
                  <FormattedMessage id="resourceEditor.preview.use" />
                </Button>
              )}
            </div>
          ) : (
            <p className="gh-small gh-ink3">
              <FormattedMessage id="resourceEditor.preview.none" />
            </p>
          ))}
      </section>
    </>
  );
}
