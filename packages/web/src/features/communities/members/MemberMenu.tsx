import '../words';
import { useMutation } from '@apollo/client/react';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { CommunityMemberFragment, MembershipRole } from '../../../gql/graphql';
import { FormProblem } from '../../../ui/FormProblem';
import { Menu, MenuChoice, MenuHeading, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { useUndo } from '../../../ui/UndoBar';
import { EndMembership } from './EndMembership';
import styles from './MemberMenu.module.css';

const ChangeRole = graphql(`
  mutation ChangeCommunityRole($input: ChangeRoleInput!) {
    changeRole(input: $input) { ...CommunityMember }
  }
`);

const ROLES = ['MEMBER', 'FACILITATOR', 'STEWARD'] as const satisfies readonly MembershipRole[];

/**
 * What may be done with a member: another role, which can be taken back at once; removal and ban, with a
 * reason. What nobody does, such as banning oneself, is not there at all.
 */
export function MemberMenu({ member }: { member: CommunityMemberFragment }) {
  const intl = useIntl();
  const offerUndo = useUndo();
  const [ending, setEnding] = useState<'remove' | 'ban'>();
  // One's own rights, and who is the last steward, may be others after this.
  const [change, { loading, error }] = useMutation(ChangeRole, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const { id: membershipId, person, role: before, version, viewerCan } = member;

  const give = async (role: MembershipRole) => {
    if (role === before || loading) return;
    try {
      const { data } = await change({
        variables: { input: { membershipId, role, version } },
      });
      const next = data?.changeRole as CommunityMemberFragment | undefined;
      if (!next) return;
      offerUndo({
        message: intl.formatMessage(
          { id: 'communities.members.roleGiven' },
          { name: person.name, role: intl.formatMessage({ id: `communities.role.${role}` }) },
        ),
        onUndo: () =>
          change({
            variables: { input: { membershipId, role: before, version: next.version } },
          }).catch(() => undefined),
      });
    } catch {
      // Told under the menu.
    }
  };

  return (
    <div className={styles.actions}>
      <Menu
        label={intl.formatMessage({ id: 'communities.members.menu' }, { name: person.name })}
        buttonClassName={styles.opener}
        button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
      >
        <MenuHeading>
          <FormattedMessage id="communities.members.role" />
        </MenuHeading>
        {viewerCan.changeRole.allowed ? (
          ROLES.map((role) => (
            <MenuChoice key={role} checked={role === before} onSelect={() => void give(role)}>
              <FormattedMessage id={`communities.role.${role}`} />
            </MenuChoice>
          ))
        ) : (
          <MenuItem permission={viewerCan.changeRole}>
            <FormattedMessage id={`communities.role.${before}`} />
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger permission={viewerCan.remove} onSelect={() => setEnding('remove')}>
          <FormattedMessage id="communities.members.remove" />
        </MenuItem>
        {viewerCan.ban.reason !== 'SYSTEM_ONLY' && (
          <MenuItem danger permission={viewerCan.ban} onSelect={() => setEnding('ban')}>
            <FormattedMessage id="communities.members.ban" />
          </MenuItem>
        )}
      </Menu>
      <FormProblem error={error} />
      {ending && (
        <EndMembership how={ending} member={member} onClose={() => setEnding(undefined)} />
      )}
    </div>
  );
}
