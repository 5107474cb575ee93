import type { RoomRules } from './rules';

export const catchUpRules: RoomRules = {
  room: 'catching up',
  mutations: {
    passCatchUp: 'Known people who read the post. It marks for themselves only.',
    undoPassCatchUp: 'Whoever passed it; for everybody else it does not exist.',
    finishCatchUp: 'Known people, for themselves.',
  },
  jobs: {
    'notifications.find-digests': 'The system. Only finds whose moment has come.',
    'notifications.send-digests':
      'The system, for each person whose moment has come: what is in their digest is asked for at that moment, as them.',
  },
  mails: {
    'notifications.digest':
      'The person whose digest it is, at their confirmed address: what they read at the moment of sending.',
  },
  types: {
    CatchUp: {
      rule: 'The person themself. What is in it is asked for as them: only where they are an active member, and only what they read now.',
      fields: {
        comingUp: 'The person themself: of communities in which they are an active member.',
      },
    },
    CatchUpItem: {
      rule: 'The person themself; its thread and posts under the rules of those.',
      fields: {
        because: 'The person themself, as far as they read that thread now; null when they do not.',
      },
    },
    CatchUpPass: 'The person themself; the thread as far as they see it.',
    CatchUpEnd: 'The person themself.',
  },
  added: { 'Viewer.catchUp': 'The person themself.' },
};
