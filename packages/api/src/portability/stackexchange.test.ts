import { answerTo, commentOn, question, small, user, writeDump } from './dump.fixture';
import { ImportServer, type Place, short } from './import.fixture';
import { type ImportSummary, importStackExchange } from './stackexchange';

const house = new ImportServer();
beforeAll(() => house.start());
afterAll(() => house.close());

describe('a whole dump', () => {
  let at: Place;
  let first: ImportSummary;
  const folder = writeDump(small());

  beforeAll(async () => {
    at = await house.place();
    first = await house.run(folder, at);
  });

  it('is counted by kind, with the reasons', () => {
    expect(short(first)).toEqual({
      people: '5 3 0 2 0',
      threads: '2 2 0 0 0',
      posts: '3 2 0 1 0',
      comments: '2 2 0 0 0',
      votes: '4 2 0 2 0',
      tags: '4 3 0 1 0',
      links: '2 2 0 0 0',
    });
    expect(first.counts.posts.reasons).toEqual({ 'tag wiki': 1 });
    expect(first.counts.people.reasons).toEqual({ 'wrote nothing that was imported': 2 });
    expect(first.errorFile).toBeNull();
  });

  it('reads as a conversation, credited and dated as it was', async () => {
    const thread = (await house.threadsOf(at.slug)).get('How to keep keys?');
    expect(thread).toMatchObject({
      kind: 'QUESTION',
      tags: ['wallet', 'key-pairs'],
      openedAt: '2020-05-04T08:00:00.000Z',
      votes: 12,
      postCount: 4,
      acceptedPost: { number: 3 },
      source: {
        site: at.site,
        url: `https://${at.site}/q/1`,
        author: 'Ada',
        licence: 'CC BY-SA 4.0',
        licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      },
      // Said on both sides.
      links: [
        { kind: 'DUPLICATE', incoming: true, thread: { title: 'Question 2' } },
        { kind: 'LINKED', incoming: false, thread: { title: 'Question 2' } },
      ],
    });
    expect(
      thread?.posts.nodes.map(({ number, author, answers, accepted, createdAt }) => [
        number,
        author.name,
        answers?.number ?? null,
        accepted,
        createdAt,
      ]),
    ).toEqual([
      [1, 'Ada', null, false, '2020-05-04T08:00:00.000Z'],
      [2, 'Ben', 1, false, '2020-05-04T08:30:00.000Z'],
      [3, 'Ben', null, true, '2020-05-04T09:00:00.000Z'],
      [4, 'Ada', 3, false, '2020-05-04T10:00:00.000Z'],
    ]);
    const [opening, , answered, comment] = thread?.posts.nodes ?? [];
    expect(opening?.markdown).toBe('I read `keys_of_mine` & **more**.');
    expect(answered?.html).toContain(`href="https://${at.site}/questions/2"`);
    expect(answered).toMatchObject({ votes: 5, source: { url: `https://${at.site}/a/3` } });
    expect(comment).toMatchObject({
      votes: 2,
      source: { url: `https://${at.site}/q/3#comment8_3` },
    });
  });

  it('takes comments for the Markdown they are, and mentions nobody of ours', async () => {
    const posts = (await house.threadsOf(at.slug)).get('How to keep keys?')?.posts.nodes;
    expect(posts?.[3]?.html).toContain('@ines, <strong>this</strong> is <code>it_is</code> # not');
    expect(posts?.[3]?.html).not.toContain('href');
  });

  it('derives the licence from the date where none is stated', async () => {
    const thread = (await house.threadsOf(at.slug)).get('Question 2');
    expect(thread?.source.licence).toBe('CC BY-SA 2.5');
    expect(thread?.posts.nodes[1]?.source.licence).toBe('CC BY-SA 3.0');
    expect(thread?.links).toEqual([
      { kind: 'DUPLICATE', incoming: false, thread: { title: 'How to keep keys?' } },
      { kind: 'LINKED', incoming: true, thread: { title: 'How to keep keys?' } },
    ]);
  });

  it('makes placeholders that nobody can sign in to, for those who wrote something', async () => {
    const people = await house.rows(
      `select name, placeholder, email, password_hash as password, source_id as id, source_url as url
         from person where source_site = $1 order by source_id`,
      [at.site],
    );
    const nobody = { placeholder: true, email: null, password: null };
    expect(people).toEqual([
      { ...nobody, name: 'Ada', id: '1', url: `https://${at.site}/users/1` },
      { ...nobody, name: 'Ben', id: '2', url: `https://${at.site}/users/2` },
      { ...nobody, name: 'Ada', id: '3', url: `https://${at.site}/users/3` },
    ]);
  });

  it('changes nothing the second time, and says so', async () => {
    const before = await house.threadsOf(at.slug);
    expect(short(await house.run(folder, at))).toEqual({
      people: '5 0 3 2 0',
      threads: '2 0 2 0 0',
      posts: '3 0 2 1 0',
      comments: '2 0 2 0 0',
      votes: '4 0 2 2 0',
      tags: '4 0 3 1 0',
      links: '2 0 2 0 0',
    });
    expect(await house.threadsOf(at.slug)).toEqual(before);
  });

  it('adds what a later dump has more', async () => {
    const files = small();
    const later = writeDump({
      ...files,
      Posts: [...(files.Posts ?? []), answerTo(1, 10, { OwnerUserId: 4 }), question(11)],
      Comments: [...(files.Comments ?? []), commentOn(10, 12), commentOn(3, 13, { UserId: 4 })],
    });
    expect(short(await house.run(later, at))).toMatchObject({
      people: '5 1 3 1 0',
      threads: '3 1 2 0 0',
      posts: '4 1 2 1 0',
      comments: '4 2 2 0 0',
    });
    const thread = (await house.threadsOf(at.slug)).get('How to keep keys?');
    expect(thread?.posts.nodes.slice(4).map(({ answers }) => answers?.number ?? null)).toEqual([
      null,
      5,
      3,
    ]);
    expect(thread?.acceptedPost).toEqual({ number: 3 });
  });

  it('puts what a later dump has more under the name of who has claimed its author meanwhile', async () => {
    const claimed = await house.place();
    await house.run(folder, claimed);
    await house.rows(
      `update person p set claimed_by = m.id from person m
        where p.source_site = $1 and p.source_id = '1' and m.handle = 'ines'`,
      [claimed.site],
    );
    const { Posts = [], ...rest } = small();
    await house.run(writeDump({ ...rest, Posts: [...Posts, question(11)] }), claimed);
    const threads = await house.threadsOf(claimed.slug);
    expect(threads.get('Question 11')?.posts.nodes[0]).toMatchObject({
      author: { handle: 'ines', placeholder: false },
      source: { author: 'Ada' },
    });
  });
});

describe('a rehearsal', () => {
  it('counts the same, and writes nothing, not even the community', async () => {
    const folder = writeDump(small());
    const at = { slug: 'not-there', site: 'rehearsal.example.org' };
    const rehearsed = await house.run(folder, at, { dryRun: true });
    const people = 'select count(*)::int as count from person where source_site = $1';
    expect(await house.rows(people, [at.site])).toEqual([{ count: 0 }]);
    await house.community(at.slug);
    const real = await house.run(folder, at);
    expect(rehearsed.counts).toEqual(real.counts);
    expect(short(await house.run(folder, at, { dryRun: true }))).toEqual(
      short(await house.run(folder, at)),
    );
  });
});

describe('an interruption', () => {
  it('loses nothing of what was committed, and the next run goes on', async () => {
    const at = await house.place();
    const ids = Array.from({ length: 900 }, (_, index) => index + 1);
    const folder = writeDump({ Posts: ids.map((id) => question(id)), Users: [user(1, 'Ada')] });
    const interrupted = importStackExchange(house.services, {
      directory: folder,
      communitySlug: at.slug,
      site: at.site,
      onProgress: ({ phase, done }) => {
        if (phase === 'importing' && done > 0) throw new Error('pulled the plug');
      },
    });
    await expect(interrupted).rejects.toThrow('pulled the plug');
    const counted = 'select count(*)::int as count from thread where source_site = $1';
    const [there] = await house.rows<{ count: number }>(counted, [at.site]);
    expect(there?.count).toBeGreaterThan(0);
    expect(there?.count).toBeLessThan(900);
    const { counts } = await house.run(folder, at);
    expect(counts.threads).toMatchObject({
      unchanged: there?.count,
      created: 900 - (there?.count ?? 0),
    });
    expect(await house.rows(counted, [at.site])).toEqual([{ count: 900 }]);
  });

  it('lets only one import at a time into a community', async () => {
    const at = await house.place();
    const folder = writeDump(small());
    const both = await Promise.allSettled([house.run(folder, at), house.run(folder, at)]);
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toContain('Another import');
    expect((await house.threadsOf(at.slug)).size).toBe(2);
    // The one that ended lets the next in.
    expect(short(await house.run(folder, at)).threads).toBe('2 0 2 0 0');
  });
});
