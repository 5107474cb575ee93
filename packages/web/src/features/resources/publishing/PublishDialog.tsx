import { FormattedMessage, useIntl } from 'react-intl';
import type { PublishingPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { PublishResource } from './documents';
import styles from './Publishing.module.css';

interface PublishDialogProps {
  resource: PublishingPartsFragment;
  onClose: () => void;
}

/** Before others read it: what exactly they get, and what stays in the community. */
export default function PublishDialog({ resource, onClose }: PublishDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const { id: resourceId, title, version: number, community } = resource;
  const name = <bdi>{community.name}</bdi>;

  const publish = async () => {
    const said = intl.formatMessage({ id: 'curation.published.now' }, { title });
    if (await run(PublishResource, { resourceId, number }, said)) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <FormattedMessage id="curation.publish.title" values={{ title: <bdi>{title}</bdi> }} />
      }
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={publish}>
            <FormattedMessage id="curation.publish.do" values={{ number }} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="curation.publish.text" values={{ number }} />
      </p>
      <ul className={styles.copy}>
        <li>
          <FormattedMessage id="curation.publish.stays" values={{ name }} />
        </li>
        <li>
          <FormattedMessage id="curation.publish.later" />
        </li>
        {community.visibility === 'PRIVATE' && (
          <li>
            <FormattedMessage id="curation.publish.private" values={{ name }} />
          </li>
        )}
      </ul>
      <FormProblem error={error} />
    </Dialog>
  );
}
