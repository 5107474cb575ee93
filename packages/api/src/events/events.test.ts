import { enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { Visibility } from '../communities/community.entity';
import { aCommunity } from '../communities/community.factory';
import { systemContext } from '../kernel/context';
import { anEvent } from './event.factory';
import { EventState } from './event.types';

const EVENT = `query ($id: ID!) { event(id: $id) { id title startsOn timeZone startsAt host { handle }
  community { slug } series { id rule startsOn } viewerCan { rsvp { allowed reason } lookAfter { allowed } decide { allowed } } } }`;

describe('an event', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('is seen by whoever reads its community, and a proposed one by those who decide', async () => {
    const people = await enrol(server, 'amara', 'ines', 'hana');
    const ctx = systemContext(server.services);
    const community = await aCommunity(ctx, {
      steward: people.amara,
      visibility: Visibility.CLOSED,
    });
    const held = await anEvent(ctx, { communityId: community.id, startsOn: '2027-03-26T14:00' });
    const proposed = await anEvent(ctx, {
      communityId: community.id,
      startsOn: '2027-03-26T14:00',
      state: EventState.PROPOSED,
    });
    const seen = await people.amara.client.ask(EVENT, { id: held.id });
    expect((seen.data as { event: unknown }).event).toMatchObject({
      startsOn: '2027-03-26T14:00',
      timeZone: 'Europe/Lisbon',
      startsAt: '2027-03-26T14:00:00.000Z',
      viewerCan: { rsvp: { allowed: true }, lookAfter: { allowed: true } },
    });
    expect(await people.amara.client.query(EVENT, { id: proposed.id })).toMatchObject({
      event: { viewerCan: { decide: { allowed: true } } },
    });
    for (const id of [held.id, proposed.id]) {
      expect(await people.hana.client.refused(EVENT, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
