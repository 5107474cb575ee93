import { registerEnumType } from 'type-graphql';

export enum EventKind {
  MEETING = 'MEETING',
  WORKSHOP = 'WORKSHOP',
  WEBINAR = 'WEBINAR',
  CASE_CLINIC = 'CASE_CLINIC',
  COFFEE = 'COFFEE',
}
registerEnumType(EventKind, {
  name: 'EventKind',
  valuesConfig: {
    CASE_CLINIC: { description: 'People bring cases, which are talked through in timed rounds.' },
    COFFEE: { description: 'Without an agenda, to get to know each other.' },
  },
});

export enum EventMode {
  IN_PERSON = 'IN_PERSON',
  REMOTE = 'REMOTE',
  HYBRID = 'HYBRID',
}
registerEnumType(EventMode, { name: 'EventMode', description: 'Where an event is held.' });

export enum EventState {
  PROPOSED = 'PROPOSED',
  SCHEDULED = 'SCHEDULED',
  DECLINED = 'DECLINED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(EventState, {
  name: 'EventState',
  valuesConfig: {
    PROPOSED: { description: 'Waits for somebody who looks after the community to confirm it.' },
    DECLINED: { description: 'Was proposed, and will not be held.' },
  },
});

/** What an occurrence can have of its own; what it has not follows its series. */
export enum EventField {
  KIND = 'KIND',
  TITLE = 'TITLE',
  DESCRIPTION = 'DESCRIPTION',
  TIME = 'TIME',
  DURATION = 'DURATION',
  MODE = 'MODE',
  PLACE = 'PLACE',
  JOIN_URL = 'JOIN_URL',
  CAPACITY = 'CAPACITY',
  HOST = 'HOST',
  ROUNDS = 'ROUNDS',
}
registerEnumType(EventField, {
  name: 'EventField',
  description: 'What an occurrence can have of its own.',
});

/** Of a series, what an edit or a cancellation is meant for. What is over is never changed with it. */
export enum EventScope {
  THIS = 'THIS',
  FOLLOWING = 'FOLLOWING',
  ALL = 'ALL',
}
registerEnumType(EventScope, {
  name: 'EventScope',
  valuesConfig: {
    FOLLOWING: { description: 'This one and those after it.' },
    ALL: { description: 'All that are not over.' },
  },
});

/** How many minutes before the start the link to join is shown to those who go. */
export const JOIN_MINUTES_BEFORE = 15;
