import type { CollectedResourceFragment } from '../../../gql/graphql';
import { itemsOf, type Line, moved, outlineOf, without, withWords } from './lines';

const resource = (id: string) => ({ id, title: `Title ${id}` }) as CollectedResourceFragment;
const lines: Line[] = [
  { key: 'a', resource: resource('1'), markdown: '' },
  { key: 'b', resource: null, markdown: ' Then look at the foot. ' },
  { key: 'c', resource: resource('2'), markdown: 'The short one.' },
];
const keys = (of: Line[]) => of.map(({ key }) => key).join('');

describe('the lines of a collection', () => {
  it('move up and down, and stop at either end', () => {
    expect(keys(moved(lines, 'c', -1))).toBe('acb');
    expect(keys(moved(lines, 'a', 1))).toBe('bac');
    expect(keys(moved(lines, 'a', -1))).toBe('abc');
    expect(keys(moved(lines, 'c', 9))).toBe('abc');
    expect(keys(moved(lines, 'nothing', 1))).toBe('abc');
  });

  it('are taken out and get words', () => {
    expect(keys(without(lines, 'b'))).toBe('ac');
    expect(withWords(lines, 'a', 'Begin here.')[0]?.markdown).toBe('Begin here.');
  });

  it('reach the API in order, without empty words', () => {
    expect(itemsOf(withWords(lines, 'a', '  '))).toEqual([
      { resourceId: '1', markdown: null },
      { markdown: 'Then look at the foot.' },
      { resourceId: '2', markdown: 'The short one.' },
    ]);
    expect(itemsOf(withWords(lines, 'b', ' '))).toHaveLength(2);
  });

  it('can be laid beside another version', () => {
    expect(outlineOf(lines)).toBe('Title 1\nThen look at the foot.\nTitle 2: The short one.');
  });
});
