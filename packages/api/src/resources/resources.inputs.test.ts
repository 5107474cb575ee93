import { validateSync } from 'class-validator';
import { ADDRESS_MAX } from '../events/text';
import { MARKDOWN_LIMIT } from '../kernel/markdown';
import { TAG_MAX, TAGS_MAX, TITLE_MAX } from '../threads/text';
import {
  DOMAINS_MAX,
  LICENCE_MAX,
  ReviseResourceInput,
  ShareResourceInput,
  SLACK,
  SOURCE_MAX,
  SUMMARY_MAX,
} from './resources.inputs';

const long = (length: number) => 'x'.repeat(length + 1);

const tooMuch: Array<[string, unknown]> = [
  ['title', long(TITLE_MAX * SLACK)],
  ['summary', long(SUMMARY_MAX * SLACK)],
  ['url', long(ADDRESS_MAX)],
  ['markdown', long(MARKDOWN_LIMIT)],
  ['tags', Array.from({ length: TAGS_MAX * SLACK + 1 }, () => 'foam')],
  ['tags', [long(TAG_MAX * SLACK)]],
  ['domainIds', Array.from({ length: DOMAINS_MAX + 1 }, () => 'one')],
  ['licence', long(LICENCE_MAX * SLACK)],
  ['source', long(SOURCE_MAX * SLACK)],
];

describe.each([
  ['shared', ShareResourceInput],
  ['revised', ReviseResourceInput],
] as const)('what is %s', (_name, Input) => {
  const faulty = (given: object) =>
    validateSync(Object.assign(new Input(), { title: 'Foam', clientMutationId: 'key-1', ...given }))
      .map(({ property }) => property)
      .filter((property) => property !== 'clientMutationId');

  it.each(tooMuch)('has no %s beyond its limit', (property, value) => {
    expect(faulty({ [property]: value })).toEqual([property]);
  });

  it('needs nothing of what may be left out', () => {
    expect(faulty({})).toEqual([]);
    expect(faulty(Object.fromEntries(tooMuch.slice(1).map(([name]) => [name, null])))).toEqual([]);
  });
});
