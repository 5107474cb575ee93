import type { RoomRules } from './rules';

export const pushRules: RoomRules = {
  room: 'push',
  mutations: {
    registerPush:
      'Known people, for the browser that asks. Our server sends to public addresses only; it asks at registration, and again of what the name leads to at the moment of sending.',
    removePush: 'Its owner; for everybody else, admins included, it does not exist.',
  },
  jobs: {
    'notifications.forget-push': 'The system. Only forgets: browsers whose session has run out.',
  },
  types: {
    PushDevice:
      'Its owner. Where it is reached and the keys to it are shown to nobody, its owner included.',
  },
  added: {
    'Viewer.pushDevices': 'The person themself.',
    'Instance.pushKey': 'Everybody: it is the public half.',
  },
};
