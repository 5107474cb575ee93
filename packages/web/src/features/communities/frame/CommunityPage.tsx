import '../words';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { CommunityFrameFragment } from '../../../gql/graphql';
import { Crumbs } from '../../../ui/Crumbs';
import { PageHead } from '../../../ui/PageHead';
import { useParentIs } from '../../../ui/parent';
import { Row, Spread } from '../../../ui/Spread';
import { type Tab, Tabs } from '../../../ui/Tabs';
import styles from './CommunityPage.module.css';
import { PrimaryAction } from './PrimaryAction';
import { WhoIsHere } from './WhoIsHere';

export const CommunityFrame = graphql(`
  fragment CommunityFrame on Community {
    id
    slug
    name
    visibility
    purpose
    roughSize
    memberCount
    threadCount
    createdAt
    archivedAt
    domains { id slug name parent { id slug name } }
    facesOfMembers(first: 6) { id name photo { small } }
    charter { number }
    viewerMembership { id state }
    viewerCan {
      openThread { allowed reason }
      edit { allowed reason }
      restore { allowed reason }
    }
    ...CommunityJoining
  }
`);

interface CommunityPageProps {
  community: FragmentType<typeof CommunityFrame>;
  /** The name of this tab, for the browser's title; none on the first. */
  tab?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * What stands above every page of a community: where it belongs, name, purpose, the one action, faces, and
 * the tabs that there are for this viewer. Who sees the listing only has no tabs and no pages below.
 */
export function CommunityPage({ community: ref, tab, aside, children }: CommunityPageProps) {
  const intl = useIntl();
  const community = readFragment(CommunityFrame, ref);
  const inside = community.charter !== null && community.charter !== undefined;
  return (
    <Spread aside={aside}>
      <PageHead
        display
        title={community.name}
        tab={
          tab && intl.formatMessage({ id: 'communities.tab.title' }, { tab, name: community.name })
        }
        margin={<Kind community={community} />}
        crumbs={<Where community={community} />}
        lede={community.purpose}
        actions={
          <>
            <PrimaryAction community={community} />
            <WhoIsHere community={community} />
          </>
        }
      />
      {community.archivedAt && (
        <Row className={styles.banner}>
          <p className={styles.archived}>
            <FormattedMessage
              id="communities.archived"
              values={{ date: <FormattedDate value={community.archivedAt} dateStyle="long" /> }}
            />
          </p>
        </Row>
      )}
      {inside && (
        <Row className={styles.tabs}>
          <Tabs label={community.name} tabs={tabsOf(community)} />
        </Row>
      )}
      <div className={styles.body}>{children}</div>
    </Spread>
  );
}

function tabsOf({ slug, threadCount, memberCount, viewerCan }: CommunityFrameFragment): Tab[] {
  const at = `/c/${slug}`;
  const tabs: Tab[] = [
    { to: at, label: <FormattedMessage id="communities.tab.now" />, end: true },
    {
      to: `${at}/threads`,
      label: <FormattedMessage id="communities.tab.threads" />,
      count: threadCount,
    },
    { to: `${at}/events`, label: <FormattedMessage id="communities.tab.sessions" /> },
    { to: `${at}/library`, label: <FormattedMessage id="communities.tab.library" /> },
    {
      to: `${at}/members`,
      label: <FormattedMessage id="communities.tab.people" />,
      count: memberCount,
    },
    { to: `${at}/about`, label: <FormattedMessage id="communities.tab.charter" /> },
  ];
  if (viewerCan.edit.allowed || viewerCan.restore.allowed) {
    tabs.push({ to: `${at}/settings`, label: <FormattedMessage id="communities.tab.settings" /> });
  }
  return tabs;
}

/** "Open community, since March 2023". */
function Kind({ community }: { community: CommunityFrameFragment }) {
  return (
    <p className={styles.kind}>
      <span>
        <FormattedMessage id={`communities.kind.${community.visibility}`} />
      </span>
      <span className={styles.since}>
        <FormattedMessage
          id="communities.since"
          values={{
            date: <FormattedDate value={community.createdAt} month="long" year="numeric" />,
          }}
        />
      </span>
    </p>
  );
}

/** The field it belongs to, as the way to others of that field. */
function Where({ community }: { community: CommunityFrameFragment }) {
  const intl = useIntl();
  const directory = intl.formatMessage({ id: 'app.nav.communities' });
  const [field] = community.domains;
  // On a phone the way back leads to the directory, not to one field of it.
  useParentIs('/communities', directory);
  if (!field) return <Crumbs steps={[{ label: directory, to: '/communities' }]} />;
  const path = field.parent ? [field.parent, field] : [field];
  return (
    <Crumbs
      steps={path.map(({ slug, name }) => ({ label: name, to: `/communities?domain=${slug}` }))}
    />
  );
}
