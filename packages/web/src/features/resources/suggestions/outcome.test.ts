import { outcomeOf } from './outcome';

const base = { title: 'First visit', summary: 'What to ask.', markdown: 'Ask.', tags: ['foot'] };

it('changes what was suggested and keeps what has changed since', () => {
  const now = { ...base, summary: 'What to ask, and when.', tags: ['foot', 'home'] };
  const suggested = { ...base, markdown: 'Ask, then listen.' };
  expect(outcomeOf(suggested, base, now)).toEqual({ ...now, markdown: 'Ask, then listen.' });
});

it('is what was suggested as long as nothing else has changed', () => {
  const suggested = { title: 'Visit', summary: '', markdown: 'Ask twice.', tags: [] };
  expect(outcomeOf(suggested, base, base)).toEqual(suggested);
});

it('brings two changes of the text together where they do not meet', () => {
  const text = 'Ask.\n\nListen.\n\nWrite.\n\nGo.\n';
  const was = { ...base, markdown: text };
  const suggested = { ...was, markdown: text.replace('Write.', 'Write it down.') };
  const apart = { ...was, markdown: text.replace('Ask.', 'Sit, then ask.') };
  expect(outcomeOf(suggested, was, apart).markdown).toBe(
    'Sit, then ask.\n\nListen.\n\nWrite it down.\n\nGo.\n',
  );
  const met = { ...was, markdown: text.replace('Write.', 'Draw.') };
  expect(outcomeOf(suggested, was, met)).toEqual(suggested);
  expect(outcomeOf(was, was, apart)).toEqual(apart);
});

it('is found in time, however much was changed', () => {
  const lines = (seed: number) =>
    Array.from({ length: 20_000 }, (_, at) => (at * 7919 + seed) % 997).join('\n');
  const suggested = { ...base, markdown: lines(5) };
  const began = process.cpuUsage();
  expect(outcomeOf(suggested, { ...base, markdown: lines(1) }, base)).toEqual(suggested);
  // Microseconds of work, not of waiting.
  expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
});
