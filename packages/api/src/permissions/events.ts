import type { RoomRules } from './rules';

const READS =
  'Whoever reads the community; what is proposed or was declined, only who proposed it and those who look after the community.';

export const eventRules: RoomRules = {
  room: 'events',
  queries: { event: READS },
  types: {
    CommunityEvent: { rule: READS, fields: { viewerCan: 'About the viewer.' } },
    EventSeries: READS,
    EventRound: READS,
    EventPermissions: 'About the viewer.',
  },
};
