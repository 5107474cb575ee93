import type { TestClient, TestServer } from '../../../test/harness';

export const SCHEDULE = `mutation ($input: ScheduleEventInput!) { scheduleEvent(input: $input) { id title startsOn startsAt
  state version host { handle } viewerCan { lookAfter { allowed } }
  series { id words rule startsOn version clockChanges { timeZone before after people from }
    events(first: 3) { nodes { id startsOn startsAt } pageInfo { hasNextPage } } } } }`;

/** A plan as somebody types it: every second Friday, from four days after the one on which tests happen. */
export const plan = (given: object = {}) => ({
  kind: 'MEETING',
  title: 'Ward round of words',
  descriptionMarkdown: 'Bring **one** wound.',
  start: { on: '2026-03-06T14:00', timeZone: 'Europe/Lisbon' },
  durationMinutes: 60,
  rule: 'FREQ=WEEKLY;INTERVAL=2',
  mode: 'HYBRID',
  place: 'Room 2.14',
  joinUrl: 'https://meet.example/room',
  ...given,
});

let keys = 0;
export const key = (): string => {
  keys += 1;
  return `key-${keys}`;
};

const CHANGED =
  'id title startsOn startsAt recurrenceOn place state version own series { id rule version }';
const changing = (verb: string): string => {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${verb}(input: $input) { ${CHANGED} } }`;
};
export const EDIT = changing('editEvent');
export const CANCEL = changing('cancelEvent');
export const RESTORE = changing('restoreEvent');
export const FOLLOW = changing('followSeries');
export const DECLINE = changing('declineEvent');
export const CONFIRM = `mutation ($input: VersionedEventInput!) { confirmEvent(input: $input) { ${CHANGED} } }`;
const PREVIEWED = `words changed added cancelled removed going kept changes { what before after event { id } }`;
export const PREVIEW_EDIT = `query ($input: PreviewEventChangeInput!) { previewEventChange(input: $input) { ${PREVIEWED} } }`;
export const PREVIEW_CANCEL = `query ($input: PreviewCancelInput!) { previewCancel(input: $input) { ${PREVIEWED} } }`;
export const SERIES_OF = `query ($id: ID!, $first: Int) { event(id: $id) { ${CHANGED} series { id rule startsOn words
  events(first: $first) { nodes { ${CHANGED} } } } } }`;

export interface ToldEvent {
  id: string;
  title: string;
  startsOn: string;
  startsAt: string;
  recurrenceOn: string;
  place: string;
  state: string;
  version: number;
  own: string[];
  series: { id: string; rule: string; version: number; events: ToldPage };
}

export interface ToldPage {
  nodes: ToldEvent[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** Answers to what the tests of series ask. */
export interface Told {
  event: ToldEvent;
  scheduleEvent: ToldEvent;
  editEvent: ToldEvent;
  cancelEvent: ToldEvent;
  restoreEvent: ToldEvent;
  confirmEvent: ToldEvent;
  declineEvent: ToldEvent;
  followSeries: ToldEvent;
  community: { events: ToldPage; proposedEvents: ToldPage };
  previewSeries: { occurrences: object[]; clockChanges: object[] };
  previewEventChange: { words: string; changes: object[] };
  previewCancel: { words: string; changes: object[] };
}

/** Begins a series anew at its dates, in the order given, as whoever edits "this and following". @returns its dates, soonest first */
export async function splitAgain(
  server: TestServer,
  client: TestClient,
  first: ToldEvent,
  places: readonly number[],
): Promise<string[]> {
  const dates = await server.rows<{ id: string }>(
    'select id from event where series_id = $1 order by starts_at',
    [first.series.id],
  );
  for (const place of places) {
    const [at] = await server.rows<{ id: string; version: number }>(
      'select id, version from event where id = $1',
      [dates[place]?.id],
    );
    await client.mutate<Told>(EDIT, {
      input: {
        eventId: at?.id,
        version: at?.version,
        scope: 'FOLLOWING',
        change: { title: `From ${place} on` },
      },
    });
  }
  return dates.map(({ id }) => id);
}
