import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFiles, answerTo, commentOn, question, small, user, writeDump } from './dump.fixture';
import { balanced } from './dump-index';
import { faultsOf, ImportServer, short } from './import.fixture';
import { ImportReport } from './report';

const house = new ImportServer();
beforeAll(() => house.start());
afterAll(() => house.close());

describe('traps of real dumps', () => {
  it('go to the file of errors by row, and never stop the run', async () => {
    const at = await house.place();
    const folder = writeDump({
      Posts: [
        question(1, { Title: 'Kept', AcceptedAnswerId: 77 }),
        '  <row Id="2" PostTypeId="1" Title="broken" Body="<p>raw</p>" />',
        '  <row Id="3" PostTypeId="2" ParentId="1" Body="never closed',
        answerTo(1, 4, { Body: '' }),
        answerTo(1, 5, { CreationDate: 'yesterday' }),
        answerTo(1, 6, { CreationDate: '2999-01-01T00:00:00' }),
        answerTo(1, 5, { Body: '<p>The id again.</p>' }),
        answerTo(404, 7),
        question(8, { Title: '', Body: '<p>No title, though a text.</p>' }),
        question(9, { Title: '', Body: '' }),
        answerTo(9, 10),
        question(11, { Title: 'No date', CreationDate: '' }),
        question(12, { Title: 'x'.repeat(250) }),
        { PostTypeId: 1, Title: 'No id', Body: 'x' },
        '  <row Id="13" PostTypeId="1" Title="Bell&#x7;s" Body="&lt;p&gt;&#0;rings&lt;/p&gt;" CreationDate="2020-05-04T08:00:00" />',
        '  <row Id="14" PostTypeId="2" ParentId="1" Body="&nbsp;" />',
        question(15, { PostTypeId: 99 }),
        '  <row Id="16" PostTypeId="1" Title="Two',
        '  lines" Body="&lt;p&gt;one row&lt;/p&gt;" CreationDate="2020-05-04T08:00:00"></row>',
        question(17, { Title: 'Long', Body: `<p>${'word '.repeat(14_000)}</p>` }),
        '  <row Id="18" PostTypeId="2" ParentId="1"',
      ],
      Users: [
        user(1, 'Ada'),
        user(1, 'Ada again'),
        '  <row Id="2" DisplayName=Bare />',
        user(3, '  '),
      ],
      Comments: [
        commentOn(404, 20),
        commentOn(4, 21),
        commentOn(1, 22, { Text: ' ' }),
        commentOn(1, 23),
        commentOn(1, 23),
        commentOn(10, 24),
      ],
      PostLinks: [
        { Id: 1, PostId: 1, RelatedPostId: 404, LinkTypeId: 1 },
        { Id: 2, PostId: 1, RelatedPostId: 12, LinkTypeId: 7 },
        { Id: 3, PostId: 5, RelatedPostId: 1, LinkTypeId: 1 },
        { Id: 4, PostId: 5, RelatedPostId: 12, LinkTypeId: 1 },
        { Id: 5, PostId: 1, RelatedPostId: 12, LinkTypeId: 1 },
      ],
    });
    const summary = await house.run(folder, at);
    const { counts, altered } = summary;
    expect(short(summary)).toMatchObject({
      // 1 (Kept), 8, 12, 13, 16, 17; without title and text 9; broken 2, no date 11, no id.
      threads: '10 6 0 1 3',
      // 5 and 6; without text 4, without question 7 and 10, of another type 15; broken 3, 14, 18 and 5 again.
      posts: '10 2 0 4 4',
      comments: '6 1 0 4 1',
      links: '5 1 0 4 0',
    });
    expect(counts.comments.reasons).toEqual({
      'its post is not in the dump': 1,
      'no text': 1,
      'its post was not imported': 2,
    });
    expect(altered).toEqual({
      'its accepted answer is not among its answers': 1,
      'its date cannot be; it has the nearest known one': 2,
      'it has no title; the beginning of its text is it now': 1,
      'its title was cut; the text begins with the whole': 1,
      'its text was too long and is cut': 1,
    });
    const failed = faultsOf(summary).filter(({ outcome }) => outcome === 'failed');
    expect(
      failed
        .filter(({ file }) => file === 'Posts.xml')
        .map(({ line, id }) => [line, id])
        .sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [4, 2],
      [5, 3],
      [9, 5],
      [14, 11],
      [16, null],
      [18, 14],
      [23, 18],
    ]);

    const threads = await house.threadsOf(at.slug);
    expect([...threads.keys()].sort()).toEqual([
      'Bells',
      'Kept',
      'Long',
      'No title, though a text.',
      'Two lines',
      `${'x'.repeat(199)}…`,
    ]);
    expect(threads.get('Kept')?.posts.nodes.map(({ createdAt }) => createdAt)).toEqual([
      '2020-05-04T08:00:00.000Z',
      '2020-05-04T08:00:00.000Z',
      '2020-05-04T08:00:00.000Z',
      '2020-05-04T10:00:00.000Z',
    ]);
    expect(threads.get(`${'x'.repeat(199)}…`)?.posts.nodes[0]?.markdown).toContain('x'.repeat(250));
    expect(threads.get('Long')?.posts.nodes[0]?.markdown).toMatch(
      /cut off at the import.*\/q\/17>$/,
    );
  });

  it('mention nobody of ours, however a name is written', async () => {
    const at = await house.place();
    const body = '<p>Thanks.@ines, see <code>.@ines</code></p><pre><code>-@ines\n</code></pre>';
    const folder = writeDump({ Posts: [question(1, { Body: body })], Users: [user(1, 'Ada')] });
    await house.run(folder, at);
    const post = (await house.threadsOf(at.slug)).get('Question 1')?.posts.nodes[0];
    expect(post?.html).not.toContain('/people/');
    expect(post?.html).toMatch(/Thanks\.@ines, see <code>\.@ines<\/code>[\s\S]*-@ines/);
    expect(post?.markdown).toContain('```\n-@ines');
  });

  it('give people who are half known a name each', async () => {
    const at = await house.place();
    const owner = (id: number, more: Record<string, string | number>) => {
      const { OwnerUserId: _, ...rest } = question(id);
      return { ...rest, ...more };
    };
    const folder = writeDump({
      Posts: [
        owner(1, { OwnerDisplayName: 'Gone\u202e Away' }),
        owner(2, { OwnerDisplayName: 'Gone Away' }),
        owner(3, {}),
        owner(4, { OwnerUserId: 55 }),
        owner(5, { OwnerUserId: -1 }),
        owner(6, { OwnerUserId: 3 }),
        owner(7, { OwnerUserId: 4 }),
      ],
      Users: [user(-1, 'Community'), user(3, ''), user(4, 'Gone Away')],
    });
    const summary = await house.run(folder, at);
    expect(short(summary).people).toBe('5 5 0 0 0');
    const people = await house.rows(
      'select name, source_id as id from person where source_site = $1 order by source_id collate "C"',
      [at.site],
    );
    expect(people).toEqual([
      { name: 'Community', id: '-1' },
      { name: 'user3', id: '3' },
      { name: 'Gone Away', id: '4' },
      { name: 'Gone Away', id: 'name:Gone Away' },
      { name: 'Unknown author', id: 'unknown' },
    ]);
    expect(short(await house.run(folder, at)).people).toBe('5 0 5 0 0');
  });

  it('count votes where the posts do not say their score', async () => {
    const at = await house.place();
    const { Score: _, ...row } = question(1, { Title: 'Unscored' });
    const vote = (id: number, type: number) => ({ Id: id, PostId: 1, VoteTypeId: type });
    const folder = writeDump({
      Posts: [row],
      Users: [user(1, 'Ada')],
      Votes: [vote(1, 2), vote(2, 2), vote(3, 3), vote(4, 2)],
    });
    await house.run(folder, at);
    expect((await house.threadsOf(at.slug)).get('Unscored')?.votes).toBe(2);
  });

  it('leave no address where the site is only a name', async () => {
    const { slug } = await house.place();
    const folder = writeDump({ Posts: [question(1)], Users: [user(1, 'Ada')] });
    await house.run(folder, { slug, site: 'our old forum' });
    const source = (await house.threadsOf(slug)).get('Question 1')?.source;
    expect(source).toMatchObject({ site: 'our old forum', url: null, author: 'Ada' });
  });
});

describe('what cannot be imported at all', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ['without Users.xml', (folder) => rmSync(join(folder, 'Users.xml')), /has no Users\.xml/],
    [
      'that is still packed',
      (folder) => {
        rmSync(join(folder, 'Posts.xml'));
        writeFileSync(join(folder, 'site.7z'), '');
      },
      /site\.7z, which is packed; unpack it first/,
    ],
    [
      'that is empty',
      (folder) => writeFileSync(join(folder, 'Posts.xml'), ''),
      /Posts\.xml is empty/,
    ],
    [
      'in UTF-16',
      (folder) =>
        writeFileSync(join(folder, 'Posts.xml'), Buffer.from('\ufeff<posts/>', 'utf16le')),
      /UTF-16/,
    ],
    ['that is not there', (folder) => rmSync(folder, { recursive: true }), /There is no folder/],
  ])('is a dump %s', async (_, spoil, sentence) => {
    const at = await house.place();
    const folder = writeDump(small());
    spoil(folder);
    await expect(house.run(folder, at)).rejects.toThrow(sentence);
  });

  it('is anything into a community that is not there, or is archived', async () => {
    const folder = writeDump(small());
    await expect(house.run(folder, { slug: 'nowhere', site: 'x.example.org' })).rejects.toThrow(
      /There is no community/,
    );
    const at = await house.place();
    await house.rows('update community set archived_at = now() where slug = $1', [at.slug]);
    await expect(house.run(folder, at)).rejects.toThrow(/is archived/);
  });
});

describe('the file of errors', () => {
  it('is where it was asked for, and is only made when there is one', async () => {
    const at = await house.place();
    const errorFile = join(house.data, 'mine.ndjson');
    const folder = writeDump(small());
    await house.run(folder, at, { errorFile });
    expect(existsSync(errorFile)).toBe(false);
    addFiles(folder, { Comments: [{ Id: 1, Text: 'to nothing' }] });
    expect((await house.run(folder, at, { errorFile })).errorFile).toBe(errorFile);
    expect(JSON.parse(readFileSync(errorFile, 'utf8'))).toEqual({
      kind: 'comments',
      outcome: 'failed',
      file: 'Comments.xml',
      line: 3,
      id: '1',
      reason: 'it has no usable id or post',
    });
  });

  it('belongs to a report that adds up', () => {
    const report = new ImportReport(join(house.data, 'none'));
    report.read('votes', 3);
    report.created('votes');
    report.skipped('votes', 'some', 2);
    expect(balanced(report)).toBe(true);
    report.read('votes');
    expect(balanced(report)).toBe(false);
  });
});
