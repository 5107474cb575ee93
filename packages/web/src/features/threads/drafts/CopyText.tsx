import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { copyText } from '../copy-text';

/** Takes a text along to another place. */
export function CopyText({ text }: { text: string }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const copy = async () => {
    await copyText(text);
    announce(intl.formatMessage({ id: 'drafts.copied' }));
  };
  return (
    <Button variant="text" size="small" onClick={copy}>
      <FormattedMessage id="drafts.copy" />
    </Button>
  );
}
