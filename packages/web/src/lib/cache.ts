import { type FieldPolicy, InMemoryCache, type Reference } from '@apollo/client';

interface PageInfo {
  hasNextPage?: boolean;
  hasPreviousPage?: boolean;
  startCursor?: string | null;
  endCursor?: string | null;
}
interface Edge {
  cursor?: string;
  node: Reference;
}
interface Connection {
  edges?: readonly Edge[];
  nodes?: readonly Reference[];
  pageInfo?: PageInfo;
}

/**
 * Joins the pages of one list. A page asked with `after` is appended, with `before` put in front;
 * any other (the first, or a window `around` something) begins anew.
 * @param keyArgs the arguments that make it another list, not another page
 */
function connection(...keyArgs: string[]): FieldPolicy<Connection> {
  return {
    keyArgs: keyArgs.length > 0 ? keyArgs : false,
    merge(existing, incoming, { args }) {
      if (!existing || (!args?.after && !args?.before)) return incoming;
      const [first, second] = args.after ? [existing, incoming] : [incoming, existing];
      return {
        ...incoming,
        edges: join(first.edges, second.edges, (edge) => edge.node.__ref ?? edge.cursor),
        nodes: join(first.nodes, second.nodes, (node) => node.__ref),
        pageInfo: {
          ...incoming.pageInfo,
          startCursor: first.pageInfo?.startCursor,
          hasPreviousPage: first.pageInfo?.hasPreviousPage,
          endCursor: second.pageInfo?.endCursor,
          hasNextPage: second.pageInfo?.hasNextPage,
        },
      };
    },
  };
}

/** A thing that arrived by the way, live, may come again with its page: the first stays. */
function join<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  key: (item: T) => string,
) {
  if (!a || !b) return a ?? b;
  const seen = new Set(a.map(key));
  return [...a, ...b.filter((item) => !seen.has(key(item)))];
}

/** Things without an identity of their own, of which each query asks another part. */
const PARTS = [
  'CatchUp',
  'Charter',
  'CollectionPermissions',
  'CommunityPermissions',
  'CommunityReading',
  'DomainPermissions',
  'EventAttendance',
  'EventPermissions',
  'EventRsvp',
  'EventSettings',
  'Fairness',
  'FileSpace',
  'Handover',
  'HandoverOffers',
  'InstancePermissions',
  'MembershipPermissions',
  'Permission',
  'PersonPermissions',
  'Photo',
  'PostPermissions',
  'ResourcePermissions',
  'ResourceSuggestionPermissions',
  'RecognitionChoices',
  'RotationPermissions',
  'RulesDue',
  'Search',
  'ThreadPermissions',
  'ThreadReading',
  'TimeSearchPermissions',
  'TrailPermissions',
  'TurnPermissions',
];

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      ...Object.fromEntries(PARTS.map((name) => [name, { merge: true }])),
      Trail: { merge: true, fields: { uses: connection() } },
      KnowledgePage: { merge: true, fields: { uses: connection(), thanks: connection() } },
      // There is one of each.
      Viewer: {
        keyFields: [],
        fields: {
          latestThreads: connection(),
          waitingQuestions: connection(),
          unreadThreads: connection(),
          newThreads: connection(),
          bookmarks: connection('order'),
          drafts: connection(),
          inbox: connection('view', 'first'),
          files: connection(),
          feedback: connection('given'),
          events: connection('first', 'from', 'until', 'mine'),
        },
      },
      Instance: { keyFields: [] },
      Query: {
        fields: {
          communities: connection('filter'),
          unsent: connection(),
          people: connection('search', 'filter'),
          publishedResources: connection('type', 'tag'),
          instanceInvitations: connection(),
        },
      },
      Community: {
        fields: {
          threads: connection('kind', 'tag', 'unanswered', 'reading'),
          members: connection('role', 'search'),
          requests: connection(),
          invitations: connection(),
          banned: connection(),
          waitingThreads: connection(),
          events: connection('past', 'from', 'until'),
          proposedEvents: connection(),
          resources: connection('type', 'tag', 'domainId', 'retired', 'order'),
          resourcesToReview: connection('first'),
          removedThreads: connection(),
          removedPosts: connection(),
          thanks: connection('first'),
        },
      },
      Thread: { fields: { posts: connection() } },
      Post: { fields: { history: connection() } },
      Resource: { fields: { revisions: connection() } },
      Rotation: { fields: { past: connection() } },
    },
  });
}
