import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const catalogues = join(__dirname, '../messages/en');
const ids = readdirSync(catalogues).flatMap((file) =>
  Object.keys(JSON.parse(readFileSync(join(catalogues, file), 'utf8'))),
);

/** The list of the API: a service can refuse a value with no other word. */
const source = readFileSync(join(__dirname, '../../../api/src/kernel/rules.ts'), 'utf8');
const [people = '', programs = ''] = source.split('rulesOfPrograms');
const named = (text: string) => [...text.matchAll(/^ {2}'(\w+)',$/gm)].map(([, rule = '']) => rule);

it('every rule that people can break has a sentence of its own', () => {
  expect(named(people).length).toBeGreaterThan(50);
  expect(named(programs).length).toBeGreaterThan(5);
  // Files are refused in the words of their own room.
  const said = (rule: string) =>
    ids.some((id) => /(^|\.)(rule|refused)\./.test(id) && id.endsWith(`.${rule}`));
  const needed = named(people).filter((rule) => rule !== 'isNotEmpty');
  expect(needed.filter((rule) => !said(rule))).toEqual([]);
});

it('no sentence is there for a rule that nothing breaks', () => {
  const known = new Set([...named(people), ...named(programs), 'other']);
  const rules = ids.flatMap((id) => id.match(/^errors\.rule\.(\w+)$/)?.[1] ?? []);
  expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
});
