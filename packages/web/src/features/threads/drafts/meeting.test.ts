import { isEmpty, type Kept, type Waiting, type Words } from './kept';
import { blank, chosen, givenBack, type Held, joined, meet, reopened } from './meeting';
import { inOrder, keyAfter } from './queue';

const words = (text: string, more: Partial<Words> = {}): Words => ({ text, ...more });
const kept = (text: string, more: Partial<Kept> = {}): Kept => ({
  ...{ ...blank(1, words(text)), copy: 'desk', begun: true, saved: false },
  ...more,
});
const held = (text: string, more: Partial<Held> = {}): Held => ({
  ...{ words: words(text), version: 2, copy: 'phone', at: '2026-11-21T09:00:00Z' },
  ...{ postVersion: null, ...more },
});
const after = (mine: Kept | undefined, theirs: Held, now = true) => meet(mine, theirs, now);

describe('what a device keeps after it has heard what the server has', () => {
  it('takes what was written elsewhere when nothing is here', () => {
    expect(after(undefined, held('On the phone'))).toMatchObject({
      ...{ words: { text: 'On the phone' }, version: 2, saved: true, begun: true },
    });
    expect(after(undefined, held('', { version: 0 }))).toBeUndefined();
    // An empty row says which version a save has to build on.
    expect(after(undefined, held(''))).toMatchObject({ version: 2, begun: false });
  });

  it('stays with its own as long as nobody has saved since', () => {
    const mine = kept('Here');
    expect(after(mine, held('Before', { version: 1 }))).toBe(mine);
  });

  it('does not believe an old answer, but does believe one that was asked for now', () => {
    const mine = kept('Here', { version: 7, saved: true });
    expect(after(mine, held('Long ago'), false)).toBe(mine);
    expect(after(mine, held('Begun anew after a year'))).toMatchObject({ version: 2 });
  });

  it('goes on from its own save whose answer was lost', () => {
    expect(after(kept('Here, and more'), held('Here', { copy: 'desk' }))).toMatchObject({
      ...{ words: { text: 'Here, and more' }, version: 2, saved: false, other: undefined },
    });
    expect(after(kept('Here'), held('Here', { copy: 'desk' }))?.saved).toBe(true);
  });

  it('takes the newer text when its own is on the server, or nothing', () => {
    const newer = held('On the phone');
    expect(after(kept('Here', { saved: true }), newer)?.words.text).toBe('On the phone');
    expect(after(kept('  '), newer)?.words.text).toBe('On the phone');
  });

  it('asks nobody when both say the same, or the other was sent', () => {
    expect(after(kept('Same'), held('Same'))).toMatchObject({ saved: true, version: 2 });
    const sent = after(kept('Not sent'), held(''));
    expect(sent).toMatchObject({ words: { text: 'Not sent' }, version: 2, saved: false });
    expect(sent?.other).toBeUndefined();
  });

  it('keeps both when they went apart, and the newest of the others', () => {
    const apart = after(kept('Here'), held('There'));
    expect(apart).toMatchObject({
      ...{ words: { text: 'Here' }, version: 1, saved: false },
      other: { words: { text: 'There' }, version: 2 },
    });
    expect(after(apart, held('There, later', { version: 3 }))?.other).toMatchObject({
      ...{ words: { text: 'There, later' }, version: 3 },
    });
  });
});

describe('choosing between two texts', () => {
  const apart = kept('Here', {
    other: { words: words('There', { title: 'A title' }), version: 5, at: '' },
  });

  it('builds on the version of the other, whichever stays', () => {
    expect(chosen(apart, 'mine')).toMatchObject({ words: { text: 'Here' }, version: 5 });
    expect(chosen(apart, 'other')).toMatchObject({ words: { text: 'There' }, version: 5 });
    expect(chosen(apart, 'both')).toMatchObject({
      ...{ words: { text: 'Here\n\nThere', title: 'A title' }, version: 5, saved: false },
      other: undefined,
    });
  });

  it.each(['mine', 'other'] as const)('of %s is taken back to the question', (choice) => {
    const later = { ...chosen(apart, choice), version: 6, saved: true };
    expect(reopened(apart, later)).toMatchObject({
      ...{ words: { text: 'Here' }, version: 6, saved: false },
      other: { words: { text: 'There' }, version: 6 },
    });
  });

  it('loses no word of either when both stay', () => {
    const a = words('One', { title: 'First', tags: 'a, b' });
    const b = words('Two', { title: 'Second', tags: 'c', kind: 'STORY' });
    const both = joined(a, b);
    expect(both).toEqual({
      ...{ text: 'One\n\nTwo', title: 'First / Second', tags: 'a, b, c', kind: 'STORY' },
    });
    expect(joined(a, a)).toMatchObject({ title: 'First', tags: 'a, b' });
    expect(isEmpty(joined(words(''), words(' ')))).toBe(true);
  });
});

describe('words that come back', () => {
  it('stand where they were, or before what was written since', () => {
    expect(givenBack(undefined, words('Sent'), {})).toMatchObject({
      ...{ words: { text: 'Sent' }, saved: false, begun: true },
    });
    const refusal = { code: 'FORBIDDEN', reason: 'CLOSED' };
    expect(givenBack(kept('Since'), words('Sent'), { refusal })).toMatchObject({
      ...{ words: { text: 'Sent\n\nSince' }, refusal },
    });
    expect(givenBack(kept('Sent'), words('Sent'), {}).words.text).toBe('Sent');
  });
});

describe('what waits to be sent', () => {
  const waiting = (id: string, at: string) => ({ id, at }) as Waiting;

  it('goes in the order in which it was written', () => {
    const [a, b] = [waiting('a', '2026-11-21T09:00:01Z'), waiting('b', '2026-11-21T09:00:00Z')];
    expect(inOrder([a, b]).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('keeps its key while nobody knows whether it arrived', () => {
    const one = waiting('key', '');
    for (const code of ['NETWORK', 'INTERNAL', 'RATE_LIMITED'] as const) {
      expect(keyAfter(one, { code })).toBe('key');
    }
    for (const code of ['FORBIDDEN', 'CONFLICT', 'INVALID', 'NOT_FOUND'] as const) {
      expect(keyAfter(one, { code })).toBeUndefined();
    }
  });
});
