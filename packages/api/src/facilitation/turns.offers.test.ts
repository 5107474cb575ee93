import type { TestClient } from '../../test/harness';
import { DAY, HOUR, later } from '../kernel/clock';
import type { SeenTurn } from './facilitation.fixture';
import { ACCEPT, DECLINE, holder, input, others, threeTakeTurns, VOLUNTEER } from './turns.fixture';

const PASSES =
  'query ($id: ID!) { turn(id: $id) { passes { how person { handle } } history { what person { handle } } } }';

const stage = threeTakeTurns();
const { client, offered } = stage;

describe('an offer', () => {
  it('goes out two weeks before, is accepted, and gives a facilitator’s powers for a time', async () => {
    expect(stage.rotation.plan[0]).toMatchObject({ state: 'PLANNED', onTurn: false });
    const turn = await offered();
    expect(turn).toMatchObject({
      state: 'OFFERED',
      expiresAt: later(stage.server.clock.now(), 72 * HOUR).toISOString(),
    });
    const name = holder(turn);
    const [other] = others(name);
    expect(await client(other as string).refused(ACCEPT, input(turn))).toMatchObject({
      reason: 'TURN_NOT_OFFERED',
    });
    const { acceptTurn } = await client(name).mutate<{ acceptTurn: SeenTurn }>(ACCEPT, input(turn));
    expect(acceptTurn).toMatchObject({ state: 'ACCEPTED', expiresAt: null, onTurn: false });
    const MAY =
      'query ($slug: String!) { community(slug: $slug) { turnNow { id } viewerCan { invite { allowed } } } }';
    const may = async (who: string) =>
      (
        await client(who).query<{
          community: {
            turnNow: { id: string } | null;
            viewerCan: { invite: { allowed: boolean } };
          };
        }>(MAY, { slug: stage.world.community.slug })
      ).community;
    expect((await may(name)).viewerCan.invite.allowed).toBe(false);
    stage.server.clock.set(later(stage.world.startOf(0), -7 * DAY));
    expect(await may(name)).toEqual({
      turnNow: { id: turn.id },
      viewerCan: { invite: { allowed: true } },
    });
    stage.server.clock.set(later(stage.world.startOf(0), 7 * DAY + HOUR - 1));
    expect((await may(name)).viewerCan.invite.allowed).toBe(true);
    stage.server.clock.set(later(stage.world.startOf(0), 7 * DAY + HOUR));
    await stage.server.runJobs();
    expect((await may(name)).viewerCan.invite.allowed).toBe(false);
    const [closed] = await stage.server.rows('select state from turn where id = $1', [turn.id]);
    expect(closed).toEqual({ state: 'CLOSED' });
  });

  it('that is declined goes to the next, and only those who look after the community see that it was', async () => {
    const turn = await offered();
    const name = holder(turn);
    const { declineTurn } = await client(name).mutate<{ declineTurn: SeenTurn }>(
      DECLINE,
      input(turn),
    );
    expect(declineTurn.state).toBe('OFFERED');
    expect(holder(declineTurn)).not.toBe(name);
    const seen = async (who: TestClient) =>
      (
        await who.query<{
          turn: {
            passes: unknown;
            history: Array<{ what: string; person: { handle: string } | null }>;
          };
        }>(PASSES, { id: turn.id })
      ).turn;
    expect((await seen(stage.world.amara.client)).passes).toEqual([
      { how: 'DECLINED', person: { handle: name } },
    ]);
    const onlooker = others(name).find((one) => one !== holder(declineTurn));
    for (const who of [onlooker as string, 'lucia']) {
      const { passes, history } = await seen(client(who));
      expect(passes).toBeNull();
      expect(history.some(({ person }) => person?.handle === name)).toBe(false);
    }
    // It is not theirs again, and the others of the plan stay.
    const after = await stage.world.see(stage.rotation.id);
    expect(after.plan.slice(2).map(holder)).toEqual(stage.rotation.plan.slice(2).map(holder));
  });

  it('that nobody answers expires and passes on, until it is openly nobody’s', async () => {
    const asked = [];
    let turn = await offered();
    for (let i = 0; i < 3 && turn.person; i += 1) {
      asked.push(holder(turn));
      stage.server.clock.advance(73 * HOUR);
      await stage.server.runJobs();
      turn = (await stage.world.see(stage.rotation.id)).plan[0] as SeenTurn;
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(turn).toMatchObject({ state: 'PLANNED', person: null, reason: 'NOBODY' });
    const open = await stage.server.rows(
      'select what from turn_step where turn_id = $1 and what = $2',
      [turn.id, 'LEFT_OPEN'],
    );
    expect(open.length).toBeGreaterThan(0);
    // Whoever can takes it, also one who let it pass.
    const { volunteerForTurn } = await client('ines').mutate<{ volunteerForTurn: SeenTurn }>(
      VOLUNTEER,
      input(turn),
    );
    expect(volunteerForTurn).toMatchObject({
      state: 'ACCEPTED',
      reason: 'VOLUNTEERED',
      person: { handle: 'ines' },
    });
  });

  it('is taken by one of fifty at once, and by nobody after it was declined', async () => {
    const turn = await offered();
    const name = holder(turn);
    const verbs = [ACCEPT, DECLINE];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => client(name).ask(verbs[i % 2] as string, input(turn))),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const codes = new Set(
      answers.flatMap(({ errors }) => errors?.map((one) => one.extensions.code) ?? []),
    );
    expect([...codes].every((code) => ['FORBIDDEN', 'CONFLICT'].includes(code))).toBe(true);
    const [row] = await stage.server.rows<{ steps: number }>(
      `select count(*)::int as steps from turn_step where turn_id = $1 and what in ('ACCEPTED', 'DECLINED')`,
      [turn.id],
    );
    expect(row).toEqual({ steps: 1 });
  });
});
