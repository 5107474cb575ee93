import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link, useParams } from 'react-router';
import { AcceptInvitation } from '../features/communities/invitation/AcceptInvitation';
import { graphql } from '../gql';
import { toProblem } from '../lib/problem';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { PageTitle } from '../ui/PageHead';
import { Person } from '../ui/Person';
import { Skeleton } from '../ui/Skeleton';
import styles from './Invitation.module.css';

const InvitationQuery = graphql(`
  query InvitationLanding($token: String!) {
    invitation(token: $token) {
      id
      communityName
      community { id slug purpose }
      expiresAt
      role
      invitedBy { id handle name role organisation photo { small } }
    }
  }
`);

/** What an invitation offers, by whom and until when; how one takes it, signed in or not. */
export default function InvitationPage() {
  const intl = useIntl();
  const { token = '' } = useParams();
  const { viewer, instance } = useViewer();
  const { data, error, refetch } = useQuery(InvitationQuery, { variables: { token } });
  const invitation = data?.invitation;
  if (data === undefined && !error) return <Skeleton title lines={4} />;
  if (!invitation) {
    const gone = !error || toProblem(error).code === 'NOT_FOUND';
    if (!gone) return <ErrorState error={error} onRetry={() => refetch()} />;
    return (
      <Words
        title={intl.formatMessage({ id: 'communities.invitation.gone' })}
        lede={<FormattedMessage id="communities.invitation.goneWords" />}
      >
        <ButtonLink to="/">
          <FormattedMessage id="app.notFound.home" />
        </ButtonLink>
      </Words>
    );
  }
  const { communityName, community, invitedBy, expiresAt, role } = invitation;
  const place = communityName ?? instance?.name ?? '';
  const here = encodeURIComponent(`/invitations/${token}`);
  return (
    <Words
      title={intl.formatMessage({ id: 'communities.invitation.title' }, { name: place })}
      lede={
        community?.purpose ??
        (communityName ? undefined : (
          <FormattedMessage id="communities.invitation.house" values={{ house: instance?.name }} />
        ))
      }
    >
      {invitedBy && (
        <Person
          plain
          size={40}
          person={invitedBy}
          detail={<FormattedMessage id="communities.invitation.by" />}
        />
      )}
      <p className="gh-small gh-ink2">
        <FormattedMessage
          id="communities.invitation.until"
          values={{
            role: role ?? 'MEMBER',
            date: <FormattedDate value={expiresAt} dateStyle="long" />,
          }}
        />
      </p>
      {viewer && communityName && <AcceptInvitation token={token} name={communityName} />}
      {viewer && !communityName && (
        <p>
          <FormattedMessage
            id="communities.invitation.already"
            values={{
              link: (words: ReactNode) => (
                <Link key="home" className="gh-link" to="/">
                  {words}
                </Link>
              ),
            }}
          />
        </p>
      )}
      {viewer === null && (
        <div className={styles.ways}>
          <ButtonLink
            wide
            variant="primary"
            to={`/sign-up?invitation=${encodeURIComponent(token)}`}
          >
            <FormattedMessage id="app.nav.signUp" />
          </ButtonLink>
          <ButtonLink wide to={`/sign-in?to=${here}`}>
            <FormattedMessage id="communities.invitation.signIn" />
          </ButtonLink>
        </div>
      )}
    </Words>
  );
}

interface WordsProps {
  title: string;
  lede?: ReactNode;
  children: ReactNode;
}

function Words({ title, lede, children }: WordsProps) {
  return (
    <div className={styles.words}>
      <PageTitle title={title} />
      {lede && <p className="gh-lede">{lede}</p>}
      {children}
    </div>
  );
}
