import './words';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import styles from './Feeds.module.css';

/** An address that nobody will see again, also not the house. */
export function NewAddress({ url }: { url: string }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    announce(intl.formatMessage({ id: 'calendar.feed.copied' }));
  };
  return (
    <div className={styles.made}>
      <TextField
        readOnly
        dir="ltr"
        label={<FormattedMessage id="calendar.feed.address" />}
        hint={<FormattedMessage id="calendar.feed.once" />}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button size="small" onClick={() => void copy()}>
        <FormattedMessage id="calendar.feed.copy" />
      </Button>
    </div>
  );
}
