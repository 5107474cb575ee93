import '../words';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { REASON_MAX } from '../limits';

const Remove = graphql(`
  mutation RemoveCommunityMember($input: RemoveMemberInput!) {
    removeMember(input: $input) { id state version }
  }
`);

const Ban = graphql(`
  mutation BanCommunityMember($input: RemoveMemberInput!) {
    banMember(input: $input) { id state version }
  }
`);

interface EndMembershipProps {
  how: 'remove' | 'ban';
  member: { id: string; version: number; person: { name: string } };
  onClose: () => void;
}

/** Asks why, says what it means, and ends somebody's membership. */
export function EndMembership({ how, member, onClose }: EndMembershipProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const form = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [end, { loading, error }] = useMutation(how === 'ban' ? Ban : Remove, {
    refetchQueries: 'active',
  });
  const { name } = member.person;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (!reason.trim() || loading) return;
    const input = { membershipId: member.id, version: member.version, reason };
    try {
      await end({ variables: { input } });
    } catch {
      // Told above the buttons.
      return;
    }
    announce(intl.formatMessage({ id: `communities.members.done.${how}` }, { name }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={`communities.members.sure.${how}`} values={{ name }} />}
      actions={
        <>
          <Button type="submit" form={form} variant="danger" busy={loading}>
            <FormattedMessage id={`communities.members.do.${how}`} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id={`communities.members.means.${how}`} />
      </p>
      <form id={form} onSubmit={submit} noValidate>
        <AreaField
          label={<FormattedMessage id="communities.members.reason" />}
          hint={<FormattedMessage id="communities.members.reasonHint" />}
          maxLength={REASON_MAX}
          value={reason}
          error={missing && !reason.trim() && intl.formatMessage({ id: 'errors.rule.required' })}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormProblem error={error} />
      </form>
    </Dialog>
  );
}
