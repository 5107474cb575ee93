import { type Answered, type Asking, matcher, wordsOf } from './answerable';

/** Written by hand: questions as people ask them, and who of the house should see which first. */
const questions: Record<string, Pick<Asking, 'title' | 'tags' | 'excerpt'>> = {
  heel: {
    title: 'Heel ulcer that closed and opened again: what did we miss?',
    tags: ['offloading', 'diabetic-foot'],
    excerpt: 'Six weeks in a total contact cast, closed, and then open at the same edge.',
  },
  bandage: {
    title: 'Compressing a leg with an ankle pressure of 0.7?',
    tags: ['compression'],
    excerpt: 'The doctor says yes, the textbook says no.',
  },
  rota: {
    title: 'How do you swap a night on call without asking everybody?',
    tags: ['rotas'],
    excerpt: 'We have eleven people and a spreadsheet.',
  },
  runbook: {
    title: 'Does anybody keep a run-book for the pager itself?',
    tags: [],
    excerpt: 'Ours was last touched by somebody who has left.',
  },
  family: {
    title: 'What do you tell the family on a Friday afternoon?',
    tags: ['discharge'],
    excerpt: 'The medication list is not ready, and the transport is here.',
  },
  thai: { title: '如何向病人解释压力治疗？', tags: ['压力治疗'], excerpt: '' },
  coffee: { title: 'Where is the good coffee machine?', tags: [], excerpt: 'Asking for a friend.' },
};
/** What pg_trgm says of these; the test through the API asks it itself. */
const near: Record<string, Record<string, number>> = {
  bandage: { compression: 0.62, ankle: 1, pressure: 1 },
  rota: { rotas: 1, call: 1 },
};

const answered = (given: Partial<Answered>): Answered => ({
  ...{ threadId: 'before', title: '', tags: [], accepted: false, helped: false },
  ...given,
});
const people: Array<{ who: string; ask: string[]; before: Answered[]; first: string[] }> = [
  { who: 'Amara', ask: ['compression', 'dressings'], before: [], first: ['bandage'] },
  { who: 'Ravi', ask: ['Off-loading', 'total contact casts'], before: [], first: ['heel'] },
  { who: 'Tomasz', ask: ['ankle pressure'], before: [], first: ['bandage'] },
  { who: 'Hana', ask: ['on-call rotas'], before: [], first: ['rota'] },
  {
    who: 'Phúc, whose answer was accepted',
    ask: [],
    before: [answered({ tags: ['compression'], accepted: true })],
    first: ['bandage'],
  },
  {
    who: 'Lúcia, who answered twice, of the same',
    ask: [],
    before: [answered({ tags: ['diabetic-foot'] }), answered({ tags: ['Offloading'] })],
    first: ['heel'],
  },
  {
    who: 'Oskar, who helped with such a title',
    ask: [],
    before: [
      answered({ title: 'Friday, and telling the family', tags: ['ward'], accepted: true }),
      answered({ title: 'Friday afternoon, and the family is at the door', helped: true }),
    ],
    first: ['family'],
  },
  {
    who: 'Marta, whose accepted answer goes before her own word',
    ask: ['discharge'],
    before: [
      answered({ tags: ['diabetic-foot'], accepted: true }),
      answered({ tags: ['offloading'], accepted: true }),
      answered({ tags: ['offloading'], helped: true }),
    ],
    first: ['heel', 'family'],
  },
  { who: 'somebody who writes with accents', ask: ['DISCHÁRGE'], before: [], first: ['family'] },
  { who: 'somebody who reads Chinese', ask: ['压力治疗'], before: [], first: ['thai'] },
  { who: 'one plain answer', ask: [], before: [answered({ tags: ['rotas'] })], first: [] },
  {
    who: 'who can be asked about nothing here',
    ask: ['lute making', 'of the'],
    before: [],
    first: [],
  },
];

it.each(people)('$who', ({ ask, before, first }) => {
  const ranked = Object.entries(questions)
    .flatMap(([name, question]) => {
      const likeness = new Map(Object.entries(near[name] ?? {}));
      const match = matcher(ask, before)({ ...question, likeness });
      return match ? [{ name, points: match.points }] : [];
    })
    .sort((a, b) => b.points - a.points)
    .map(({ name }) => name);
  expect(ranked.slice(0, Math.max(first.length, 1))).toEqual(first);
});

it('says which word or which thread it was', () => {
  const heel = { ...(questions.heel as Asking), likeness: new Map() };
  expect(matcher(['dressings', 'offloading'], [])(heel)).toMatchObject({
    reason: 'ASK_ME_ABOUT',
    word: 'offloading',
  });
  expect(
    matcher([], [answered({ threadId: 'mine', tags: ['offloading'], accepted: true })])(heel),
  ).toMatchObject({ reason: 'ANSWERED_BEFORE', becauseThreadId: 'mine', word: null });
});

it('folds case and accents, and takes phrases apart', () => {
  expect(wordsOf('Náhrada Łódź – ÆTHER')).toEqual(['nahrada', 'lodz', 'aether']);
  expect(wordsOf('total contact casts')).toEqual(['total', 'contact', 'casts']);
  expect(wordsOf('teaching at the bedside')).toEqual(['teaching', 'bedside']);
  expect(wordsOf('IV')).toEqual(['iv']);
});
