import '../words';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { Person } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { MemberMenu } from './MemberMenu';
import styles from './MemberRow.module.css';

export const CommunityMember = graphql(`
  fragment CommunityMember on Membership {
    id
    role
    state
    joinedAt
    version
    person {
      id
      handle
      name
      role
      organisation
      photo { small }
    }
    viewerCan {
      changeRole { allowed reason }
      remove { allowed reason }
      ban { allowed reason }
    }
  }
`);

interface MemberRowProps {
  member: FragmentType<typeof CommunityMember>;
  /** For those who look after the members: the menu, with what is refused and why. */
  managed: boolean;
}

/** A member: role and since when in the margin; face, name and work beside it. */
export function MemberRow({ member: ref, managed }: MemberRowProps) {
  const member = readFragment(CommunityMember, ref);
  const { person, role, joinedAt } = member;
  const work = [person.role, person.organisation].filter(Boolean).join(', ');
  return (
    <Row
      as="li"
      ruled
      margin={
        <p className={styles.place}>
          {role !== 'MEMBER' && (
            <span className={styles.role}>
              <FormattedMessage id={`communities.role.${role}`} />
            </span>
          )}
          {joinedAt && (
            <span className={styles.since}>
              <FormattedMessage
                id="communities.since"
                values={{ date: <FormattedDate value={joinedAt} month="long" year="numeric" /> }}
              />
            </span>
          )}
        </p>
      }
    >
      <div className={styles.member}>
        <Person person={person} detail={work} size={40} />
        {managed && <MemberMenu member={member} />}
      </div>
    </Row>
  );
}
