import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { Visibility } from '../communities/community.entity';
import { aCommunity } from '../communities/community.factory';
import { systemContext } from '../kernel/context';
import { anEvent } from './event.factory';

describe('the link to an event, shared elsewhere', () => {
  let server: TestServer;
  let web: string;
  beforeAll(async () => {
    web = mkdtempSync(join(tmpdir(), 'guildhall-web-'));
    writeFileSync(
      join(web, 'index.html'),
      '<!doctype html><html><head></head><body></body></html>',
    );
    server = await startTestServer({ web });
  });
  afterAll(async () => {
    await server.close();
    rmSync(web, { recursive: true });
  });

  it('says what and when as it was planned, where visitors may read, and nothing of what they may not', async () => {
    const { amara } = await enrol(server, 'amara');
    const ctx = systemContext(server.services);
    const shown = async (visibility: Visibility) => {
      const name = `Ward ${visibility.toLowerCase()}`;
      const { id, slug } = await aCommunity(ctx, { name, steward: amara, visibility });
      const event = await anEvent(ctx, {
        communityId: id,
        startsOn: '2027-03-26T14:00',
        timeZone: 'Pacific/Auckland',
        title: 'Case clinic: <b>the heel</b>',
      });
      return (await server.visitor().fetch(`/c/${slug}/e/${event.id}`)).text();
    };
    expect(await shown(Visibility.OPEN)).not.toContain('the heel');
    await server.rows('update instance set visitors_may_read = true');
    const open = await shown(Visibility.OPEN);
    expect(open).toContain('Case clinic: &lt;b&gt;the heel&lt;/b&gt; · Ward open');
    expect(open).toContain('Friday, 26 March 2027 at 14:00, Pacific/Auckland');
    expect(await shown(Visibility.CLOSED)).not.toContain('the heel');
    expect(await shown(Visibility.PRIVATE)).not.toContain('the heel');
  });
});
