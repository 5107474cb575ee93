import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { MessageId } from '../../../messages';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonName } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from '../Admin.module.css';
import own from './Unsent.module.css';

const UnsentParts = graphql(`
  fragment UnsentParts on Unsent {
    id
    what
    kind
    failedAt
    attempts
    fault
    detail
    domain
    person { id handle name }
  }
`);
const SendAgain = graphql(`
  mutation SendAgain($input: UnsentInput!) { sendAgain(input: $input) { done } }
`);
const ForgetUnsent = graphql(`
  mutation ForgetUnsent($input: UnsentInput!) { forgetUnsent(input: $input) { done } }
`);

/** What mails of a room are about, in words. */
const rooms: Record<string, MessageId> = {
  accounts: 'admin.unsent.kind.account',
  communities: 'admin.unsent.kind.community',
  bookmarks: 'admin.unsent.kind.reminder',
  notifications: 'admin.unsent.kind.told',
};

const after = { refetchQueries: ['UnsentThings'], awaitRefetchQueries: true };

interface UnsentRowProps {
  unsent: FragmentType<typeof UnsentParts>;
  /** It has left the list. */
  onDone: () => void;
}

/** One thing that was given up: what, to whom, why, and what can be done. Its contents are nobody's business here. */
export function UnsentRow({ unsent, onDone }: UnsentRowProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [send, sending] = useMutation(SendAgain, after);
  const [forget, forgetting] = useMutation(ForgetUnsent, after);
  const { id, what, kind, failedAt, attempts, fault, detail, domain, person } = readFragment(
    UnsentParts,
    unsent,
  );
  const variables = { input: { ids: [id] } };
  const error = sending.error ?? forgetting.error;
  const room = rooms[kind.split('.')[0] ?? ''];

  const again = async () => {
    if (!(await send({ variables }).catch(() => undefined))) return;
    announce(intl.formatMessage({ id: 'admin.unsent.againDone' }));
    onDone();
  };
  const drop = async () => {
    const done = await forget({ variables }).catch(() => undefined);
    setAsking(false);
    if (!done) return;
    announce(intl.formatMessage({ id: 'admin.unsent.forgotten' }));
    onDone();
  };

  return (
    <Row as="li" ruled margin={<TimeStamp at={failedAt} />}>
      <p>
        <strong>
          <FormattedMessage id={`admin.unsent.what.${what}`} />
        </strong>{' '}
        {what !== 'JOB' && room ? <FormattedMessage id={room} /> : <code>{kind}</code>}
      </p>
      <p className={styles.detail}>
        {person && (
          <span>
            <FormattedMessage
              id="admin.unsent.to"
              values={{ name: <PersonName key="name" person={person} /> }}
            />
          </span>
        )}
        {!person && domain && (
          <span>
            <FormattedMessage id="admin.unsent.toDomain" values={{ domain }} />
          </span>
        )}
        <span>
          <FormattedMessage id="admin.unsent.attempts" values={{ count: attempts }} />
        </span>
      </p>
      <p className={own.why}>
        <FormattedMessage id={`admin.unsent.fault.${fault}`} />
      </p>
      {detail && (
        <details className={own.detail}>
          <summary>
            <FormattedMessage id="admin.unsent.detail" />
          </summary>
          <code>{detail}</code>
        </details>
      )}
      <div className={`gh-actions ${own.actions}`}>
        <Button size="small" busy={sending.loading} onClick={again}>
          <FormattedMessage id={`admin.unsent.again.${what}`} />
        </Button>
        <Button size="small" variant="text" onClick={() => setAsking(true)}>
          <FormattedMessage id="admin.unsent.forget" />
        </Button>
      </div>
      {error && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        busy={forgetting.loading}
        onConfirm={drop}
        title={<FormattedMessage id="admin.unsent.forgetTitle" />}
        confirm={<FormattedMessage id="admin.unsent.forget" />}
      >
        <p>
          <FormattedMessage id="admin.unsent.forgetText" />
        </p>
      </ConfirmDialog>
    </Row>
  );
}
