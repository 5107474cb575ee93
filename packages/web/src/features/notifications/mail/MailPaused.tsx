import './words';
import { useMutation } from '@apollo/client/react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './MailPaused.module.css';

const MailPauseParts = graphql(`
  fragment MailPauseParts on MailPause { address reason since }
`);
const ResumeMail = graphql(`
  mutation ResumeMail {
    resumeMail { mailPause { ...MailPauseParts } }
  }
`);

/** That no mail goes to one's address, why, and the way to have it again. It leaves when that is pressed. */
export function MailPaused({ pause }: { pause: FragmentType<typeof MailPauseParts> }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [resume, { loading, error }] = useMutation(ResumeMail);
  const { address, reason, since } = readFragment(MailPauseParts, pause);
  const go = async () => {
    const done = await resume().catch(() => undefined);
    if (done) announce(intl.formatMessage({ id: 'mailPause.resumed' }, { address }));
  };
  return (
    <div className={styles.pause}>
      <p className={styles.title}>
        <FormattedMessage
          id={`mailPause.${reason}`}
          values={{
            address: <bdi className={styles.address}>{address}</bdi>,
            date: <FormattedDate value={since} dateStyle="long" />,
          }}
        />
      </p>
      <p className={styles.words}>
        <FormattedMessage id={`mailPause.words.${reason}`} />
      </p>
      {error && <FormProblem error={error} />}
      <div className={`gh-actions ${styles.actions}`}>
        <Button size="small" busy={loading} onClick={go}>
          <FormattedMessage id="mailPause.resume" />
        </Button>
        {reason === 'COMPLAINED' && (
          <ButtonLink size="small" variant="text" to="/settings/notifications">
            <FormattedMessage id="mailPause.choose" />
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
