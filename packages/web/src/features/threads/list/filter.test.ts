import { readFilter, writeFilter } from './filter';

it('stands in the address, and is read from it', () => {
  for (const filter of [{ reading: 'UNREAD' }, { reading: 'NEW', tag: 'night' }] as const) {
    const { reading, tag } = readFilter(writeFilter(filter));
    expect({ reading, ...(tag && { tag }) }).toEqual(filter);
  }
});

it('knows no other words', () => {
  expect(readFilter(new URLSearchParams('reading=everything')).reading).toBeUndefined();
});
