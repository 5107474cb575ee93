import type { RoomRules } from './rules';

const OWNER = 'Its owner; for everybody else, admins included, it does not exist.';

export const fileRules: RoomRules = {
  room: 'files',
  mutations: {
    deleteFile: OWNER,
    restoreFile: OWNER,
  },
  types: {
    File: {
      rule: 'Its owner. What is in it is read by whoever may read something that refers to it: see the paths.',
      fields: {
        usedIn: 'Its owner, as far as they read each of the posts now.',
      },
    },
    FileConnection: 'The owner of the files.',
    FileEdge: 'The owner of the files.',
    FileSpace: 'The person themself.',
  },
  added: {
    'Viewer.files': 'The person themself.',
    'Viewer.fileSpace': 'The person themself.',
  },
  jobs: {
    'files.forget':
      'The system. Only forgets: files that nothing has referred to for a day, those deleted a day ago, bytes of nobody.',
  },
};
