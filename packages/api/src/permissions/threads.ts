import type { RoomRules } from './rules';

const POSTS =
  'Active members who have accepted the ground rules when they are due; not while it is archived.';
const WRITES = `${POSTS} In a closed thread only facilitators and stewards.`;
const AUTHOR_OR_FACILITATOR =
  'Who opened the thread, as long as they may post, facilitators, stewards and admins.';
const UNLESS_CLOSED = 'In a closed thread only the latter.';
const ABOUT_VIEWER = 'About the viewer.';
const READS = 'Whoever reads the community.';

export const threadRules: RoomRules = {
  room: 'threads',
  queries: {
    thread:
      'Whoever reads its community. A removed one: who opened it sees that it was removed and why; facilitators, stewards and admins read it. A merged one: whoever reads its community sees that it was, and nothing more of it.',
    post: 'Whoever reads its thread.',
    peopleToMention: 'Known people; offers nobody where the viewer does not read.',
    previewMarkdown: 'Known people; names nobody where the viewer does not read.',
  },
  mutations: {
    openThread: `${POSTS} Announcements: facilitators and stewards. Out of a post: who reads that one.`,
    editThread: `${AUTHOR_OR_FACILITATOR} ${UNLESS_CLOSED} Into an announcement: facilitators and stewards who may post.`,
    removeThread: `${AUTHOR_OR_FACILITATOR} The former until somebody else has written in it. ${UNLESS_CLOSED}`,
    restoreThread:
      'Facilitators, stewards and admins; who opened it, when they removed it themselves.',
    acceptReply: `${AUTHOR_OR_FACILITATOR} In questions; never the opening post or a removed one.`,
    withdrawAcceptance: `${AUTHOR_OR_FACILITATOR} In questions.`,
    reply: WRITES,
    editPost:
      'Its author, as long as they may post, in a closed thread only one who looks after it: the words are theirs alone.',
    removePost:
      'Its author, as long as they may post and the thread is not closed; facilitators, stewards and admins with a reason. Never the opening post.',
    restorePost: 'Facilitators, stewards and admins; its author, when they removed it themselves.',
    react: POSTS,
  },
  subscriptions: {
    threadChanged:
      'Whoever sees the thread, asked again at each change of rights and for each event; it ends when they no longer do, and when it was told that the thread moved to another community.',
    communityChanged: 'Whoever reads the community; it ends when they no longer do.',
  },
  jobs: {
    'threads.move-authorship':
      'The system, after an admin has agreed to a claim. Only names another author; who may read the words does not change.',
  },
  types: {
    Thread: {
      rule: 'Whoever sees the thread.',
      fields: {
        excerpt: 'Whoever reads the thread; empty for who sees only that it was removed.',
        posts: 'Whoever reads the thread; empty for others.',
        changes: 'Whoever reads the thread; empty for others.',
        acceptedPost: 'Whoever reads the thread; null for others.',
        participants: 'Whoever reads the thread; empty for others.',
        links: 'To and from threads that the viewer reads.',
        viewerCan: ABOUT_VIEWER,
      },
    },
    ThreadConnection: READS,
    ThreadEdge: READS,
    ThreadPermissions: ABOUT_VIEWER,
    ThreadChanges: 'Whoever reads the thread.',
    ThreadChange: 'Whoever sees the thread, with the fields as they are for that reader.',
    CommunityChange: 'Whoever reads the community: that something changed, and in which thread.',
    Source: 'Whoever sees the thread or post.',
    Post: {
      rule: 'Whoever reads the thread. Of a removed one its trace: who wrote it, who removed it and why.',
      fields: {
        markdown:
          'Whoever reads the thread; of a removed one those who may restore it, empty for others.',
        html: 'Whoever reads the thread; of a removed one those who may restore it, empty for others.',
        reactions: 'As its words.',
        viewerReactions: ABOUT_VIEWER,
        viewerBookmark: ABOUT_VIEWER,
        poll: 'As its words; null for others.',
        viewerCan: ABOUT_VIEWER,
      },
    },
    PostConnection: 'Whoever reads the thread.',
    PostEdge: 'Whoever reads the thread.',
    PostPermissions: ABOUT_VIEWER,
    ReactionCount: 'As the words of the post.',
    RenderedMarkdown:
      'Who asked: it is their own text, and people who may read it where it is to stand.',
  },
  added: {
    'Community.threads': `${READS} Null for others; removed ones are in no list.`,
    'Community.welcomeThread': `${READS} Null for others, and when it was removed.`,
    'Viewer.latestThreads':
      'The person themself: threads of communities that they are an active member of.',
    'Viewer.waitingQuestions': 'The person themself: as `latestThreads`.',
  },
};
