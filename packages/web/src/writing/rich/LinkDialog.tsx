import { type FormEvent, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { isLinkAllowed } from './text/parser';

export interface LinkWanted {
  href: string;
  words: string;
}

interface LinkDialogProps {
  link: LinkWanted | undefined;
  onClose: () => void;
  /** An empty address takes the link away. */
  onSet: (link: LinkWanted) => void;
}

/** Asks for the address of a link and for its words. */
export function LinkDialog({ link, onClose, onSet }: LinkDialogProps) {
  return (
    <Dialog
      open={link !== undefined}
      onClose={onClose}
      title={<FormattedMessage id="composer.link.title" />}
    >
      {link && <LinkForm link={link} onClose={onClose} onSet={onSet} />}
    </Dialog>
  );
}

function LinkForm({ link, onClose, onSet }: LinkDialogProps & { link: LinkWanted }) {
  const [href, setHref] = useState(link.href);
  const [words, setWords] = useState(link.words);
  const [wrong, setWrong] = useState(false);

  const set = (event: FormEvent) => {
    // Portals pass events on to the form around the editor.
    event.preventDefault();
    event.stopPropagation();
    const typed = href.trim();
    const whole = /^[a-z][a-z0-9+.-]*:|^[/#]/i.test(typed) ? typed : `https://${typed}`;
    const usable = typed !== '' && isLinkAllowed(encodeURI(decoded(whole)));
    setWrong(!usable);
    if (!usable) return;
    onSet({ href: encodeURI(decoded(whole)), words: words.trim() || typed });
    onClose();
  };

  return (
    <form noValidate onSubmit={set}>
      <TextField
        autoFocus
        type="url"
        dir="ltr"
        label={<FormattedMessage id="composer.link.address" />}
        value={href}
        error={wrong && <FormattedMessage id="composer.link.wrong" />}
        onChange={(event) => setHref(event.currentTarget.value)}
      />
      <TextField
        label={<FormattedMessage id="composer.link.words" />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="gh-actions">
        <Button type="submit" variant="primary">
          <FormattedMessage id="composer.link.set" />
        </Button>
        {link.href && (
          <Button
            onClick={() => {
              onSet({ href: '', words: '' });
              onClose();
            }}
          >
            <FormattedMessage id="composer.link.remove" />
          </Button>
        )}
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="app.cancel" />
        </Button>
      </div>
    </form>
  );
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
