import '../words';
import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { MembershipRole } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Leaf } from '../../../ui/Leaf';
import styles from './Invite.module.css';
import { RoleField } from './RoleField';

const InviteByLinkMutation = graphql(`
  mutation InviteToCommunityByLink($input: InviteToCommunityInput!) {
    inviteToCommunity(input: $input) {
      url
      invitation { id usesLeft expiresAt }
    }
  }
`);

/** A link for one person, a team, a department. */
const USES = [1, 10, 50, 200];
const DAYS = [3, 14, 30, 90];

interface InviteByLinkProps {
  communityId: string;
  rolesToo: boolean;
}

/** A link with so many uses for so many days. It is shown once: only its fingerprint is kept. */
export function InviteByLink({ communityId, rolesToo }: InviteByLinkProps) {
  const intl = useIntl();
  const [uses, setUses] = useState(10);
  const [expiresInDays, setDays] = useState(14);
  const [role, setRole] = useState<MembershipRole>('MEMBER');
  const [url, setUrl] = useState<string>();
  const key = useRef(mutationId());
  const [invite, { loading, error }] = useMutation(InviteByLinkMutation, {
    refetchQueries: 'active',
  });

  const make = async () => {
    const input = { communityId, uses, expiresInDays, role, clientMutationId: key.current };
    try {
      const { data } = await invite({ variables: { input } });
      key.current = mutationId();
      setUrl(data?.inviteToCommunity.url ?? undefined);
    } catch {
      // Told above the button.
    }
  };

  return (
    <div>
      <h3>
        <FormattedMessage id="communities.invite.link" />
      </h3>
      <p className="gh-small gh-ink2">
        <FormattedMessage id="communities.invite.linkHint" />
      </p>
      <div className={styles.line}>
        <SelectField
          label={<FormattedMessage id="communities.invite.uses" />}
          value={uses}
          onChange={(event) => setUses(Number(event.currentTarget.value))}
        >
          {USES.map((count) => (
            <option key={count} value={count}>
              {intl.formatMessage({ id: 'communities.invite.people' }, { count })}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={<FormattedMessage id="communities.invite.days" />}
          value={expiresInDays}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {intl.formatMessage({ id: 'communities.invite.dayCount' }, { count })}
            </option>
          ))}
        </SelectField>
        {rolesToo && <RoleField value={role} onChange={setRole} />}
      </div>
      <FormProblem error={error} />
      <div className={`gh-actions ${styles.actions}`}>
        <Button busy={loading} onClick={() => void make()}>
          <FormattedMessage id="communities.invite.make" />
        </Button>
      </div>
      {url && (
        <div className={styles.link}>
          <Leaf seal={<FormattedMessage id="communities.invite.made" />}>
            <LinkToCopy url={url} />
          </Leaf>
        </div>
      )}
    </div>
  );
}

function LinkToCopy({ url }: { url: string }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      announce(intl.formatMessage({ id: 'communities.invite.copied' }));
    } catch {
      // Without TLS there is no clipboard; then the link lies ready, selected.
      field.current?.select();
    }
  };

  return (
    <>
      <div className={styles.copy}>
        <input
          ref={field}
          readOnly
          className={styles.address}
          value={url}
          aria-label={intl.formatMessage({ id: 'communities.invite.address' })}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button size="small" onClick={() => void copy()}>
          <FormattedMessage
            id={copied ? 'communities.invite.copiedShort' : 'communities.invite.copy'}
          />
        </Button>
      </div>
      <p className="gh-small gh-ink2">
        <FormattedMessage id="communities.invite.once" />
      </p>
    </>
  );
}
