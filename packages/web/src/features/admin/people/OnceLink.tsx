import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import styles from '../Admin.module.css';

/** A link that is told this once: the house keeps only its fingerprint. */
export function OnceLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    setCopied(false);
    if (!url) return;
    field.current?.focus();
    field.current?.select();
  }, [url]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // Without TLS a browser has no clipboard to give; the text is selected for the keys instead.
      field.current?.select();
    }
  };

  return (
    <div className={styles.link}>
      <TextField
        ref={field}
        readOnly
        dir="ltr"
        aria-required={false}
        label={<FormattedMessage id="admin.invite.url" />}
        hint={<FormattedMessage id="admin.invite.once" />}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={copy}>
        <FormattedMessage id={copied ? 'admin.invite.copied' : 'admin.invite.copy'} />
      </Button>
    </div>
  );
}
