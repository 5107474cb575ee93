import type { RoomRules } from './rules';

const ON = 'Not where the instance has switched recognition off.';
const READS =
  'Whoever reads the community; what was taken down, whoever did it, facilitators, stewards and admins.';
const CONCERNED =
  'Whoever gave them, those who are thanked, facilitators, stewards and admins. Not in an archived community.';
const OWN = 'The two people it is between; nobody else, whatever they look after.';
const PUBLISHED =
  'The person themself; known people when the person has published it. Of what the viewer may see.';

export const thanksRules: RoomRules = {
  room: 'thanks, feedback and where knowledge went',
  mutations: {
    giveThanks: `Active members who may post there; for what they see, and did not give themselves. ${ON}`,
    removeThanks: `${CONCERNED} ${ON}`,
    restoreThanks: `Whoever took them down; facilitators, stewards and admins, unless it was whoever gave them or one of those who are thanked. Not in an archived community. ${ON}`,
    giveFeedback: `Active members who may post there, to another active member of it. ${ON}`,
    withdrawFeedback: `Whoever gave it; feedback between others does not exist. ${ON}`,
    putAwayFeedback: `Whom it was given to; feedback between others does not exist. ${ON}`,
    restoreFeedback: `Whoever withdrew it or put it away. ${ON}`,
    publishKnowledge: `Known people, their own. ${ON}`,
  },
  types: {
    Thanks: {
      rule: READS,
      fields: {
        about: 'Whoever sees what it is for; null for others.',
        viewerCan: 'About the viewer.',
      },
    },
    ThanksConnection: READS,
    ThanksEdge: READS,
    ThanksPermissions: 'About the viewer.',
    Feedback: {
      rule: `${OWN} What was withdrawn, only whoever gave it.`,
      fields: {
        community: 'For whom it is listed; null for others.',
        putAwayAt: 'Whom it was given to; null for whoever gave it.',
        viewerCan: 'About the viewer.',
      },
    },
    FeedbackConnection: OWN,
    FeedbackEdge: OWN,
    FeedbackPermissions: 'About the viewer.',
    KnowledgePage: {
      rule: PUBLISHED,
      fields: {
        uses: `${PUBLISHED} What did not work, and what was said to them alone, only the person.`,
      },
    },
  },
  added: {
    'Community.thanks': `${READS} None for others. ${ON}`,
    'CommunityPermissions.giveThanks': 'About the viewer.',
    'Post.thanks': `Whoever reads the community where they were given. ${ON}`,
    'Resource.thanks': `Whoever reads the community where they were given. ${ON}`,
    'CommunityEvent.thanks': `Whoever reads the community where they were given. ${ON}`,
    'Viewer.feedback': `${OWN} ${ON}`,
    'Person.knowledge': `${PUBLISHED} Null for others. ${ON}`,
    'Person.viewerCanGiveFeedback': 'About the viewer.',
  },
  jobs: {
    'recognition.move-thanks':
      'The system, after an admin has agreed to a claim. Only names another person; who may read the words does not change.',
  },
};
