import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import type { MembershipRole } from '../../../gql/graphql';
import { SelectField } from '../../../ui/Field';

interface RoleFieldProps {
  value: MembershipRole;
  onChange: (role: MembershipRole) => void;
}

/** As what somebody is invited. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const intl = useIntl();
  const roles: readonly MembershipRole[] = ['MEMBER', 'FACILITATOR', 'STEWARD'];
  return (
    <SelectField
      label={<FormattedMessage id="communities.invite.as" />}
      value={value}
      onChange={(event) => {
        const role = roles.find((known) => known === event.currentTarget.value);
        if (role) onChange(role);
      }}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {intl.formatMessage({ id: `communities.role.${role}` })}
        </option>
      ))}
    </SelectField>
  );
}
