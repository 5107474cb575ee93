import '../words';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { MembershipRole } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './Invite.module.css';
import { RoleField } from './RoleField';

const ByHandle = graphql(`
  query CommunityPersonByHandle($handle: String!) {
    person(handle: $handle) { id name }
  }
`);

const InviteMember = graphql(`
  mutation InviteCommunityMember($input: InviteMemberInput!) {
    inviteMember(input: $input) { id state person { id name } }
  }
`);

const InviteByMail = graphql(`
  mutation InviteToCommunityByMail($input: InviteToCommunityInput!) {
    inviteToCommunity(input: $input) { invitation { id email } }
  }
`);

/** An address has something before its @; a handle may begin with one. */
const isEmail = (text: string) => text.indexOf('@') > 0;

interface InvitePersonProps {
  communityId: string;
  rolesToo: boolean;
}

/** Somebody who is here already by handle, somebody who is not by email: one field for both. */
export function InvitePerson({ communityId, rolesToo }: InvitePersonProps) {
  const intl = useIntl();
  const apollo = useApolloClient();
  const announce = useAnnounce();
  const [whom, setWhom] = useState('');
  const [role, setRole] = useState<MembershipRole>('MEMBER');
  const [fault, setFault] = useState<string>();
  const [done, setDone] = useState<string>();
  const [looking, setLooking] = useState(false);
  const key = useRef(mutationId());
  const [invite, inviting] = useMutation(InviteMember, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const [mail, mailing] = useMutation(InviteByMail, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });

  /** @returns the name of who is invited; undefined when nobody has this handle */
  const send = async (text: string): Promise<string | undefined> => {
    const shared = { communityId, role, clientMutationId: key.current };
    if (isEmail(text)) {
      await mail({ variables: { input: { ...shared, email: text } } });
      return text;
    }
    const handle = text.replace(/^@/, '');
    const { data } = await apollo.query({ query: ByHandle, variables: { handle } });
    if (!data?.person) return undefined;
    await invite({ variables: { input: { ...shared, personId: data.person.id } } });
    return data.person.name;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = whom.trim();
    setDone(undefined);
    setFault(text ? undefined : intl.formatMessage({ id: 'errors.rule.required' }));
    if (!text || looking) return;
    setLooking(true);
    try {
      const name = await send(text);
      if (name === undefined) {
        setFault(intl.formatMessage({ id: 'communities.invite.nobody' }));
        return;
      }
      key.current = mutationId();
      setWhom('');
      const words = intl.formatMessage({ id: 'communities.invite.sent' }, { name });
      setDone(words);
      announce(words);
    } catch (error) {
      const { code, fields } = toProblem(error);
      const [field] = fields;
      if (code === 'NOT_FOUND') setFault(intl.formatMessage({ id: 'communities.invite.nobody' }));
      else if (field) setFault(intl.formatMessage({ id: ruleMessage(field.rule) }));
    } finally {
      setLooking(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <h3>
        <FormattedMessage id="communities.invite.person" />
      </h3>
      <p className="gh-small gh-ink2">
        <FormattedMessage id="communities.invite.personHint" />
      </p>
      <div className={styles.line}>
        <TextField
          label={<FormattedMessage id="communities.invite.whom" />}
          value={whom}
          error={fault}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={styles.wide}
          onChange={(event) => setWhom(event.currentTarget.value)}
        />
        {rolesToo && <RoleField value={role} onChange={setRole} />}
      </div>
      {!fault && <FormProblem error={inviting.error ?? mailing.error} />}
      <div className={`gh-actions ${styles.actions}`}>
        <Button type="submit" busy={looking}>
          <FormattedMessage id="communities.invite.send" />
        </Button>
        {done && <span className="gh-small gh-ink2">{done}</span>}
      </div>
    </form>
  );
}
