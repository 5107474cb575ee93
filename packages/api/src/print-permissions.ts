import 'reflect-metadata';
import { permissions, type RoomRules, words } from './permissions';
import { pathRules } from './server/routes';

/** Prints docs/permissions.md; `npm run check` compares the two. */
const NOTE = `# Permissions

<!-- Generated from packages/api/src/permissions (see print-permissions.ts); not to be edited. -->

Who may see and do what, in words. What somebody may not see is answered like what does not exist; a refusal with a
reason is only for what they can see. The same verdict feeds the door, the field \`viewerCan\` and the words beside a
disabled button. \`packages/api/test/authorization.test.ts\` holds the table of who may what, cell by cell.`;

type Line = [name: string, rule: string];

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

function table(title: string, heading: string, lines: Line[]): string[] {
  if (lines.length === 0) return [];
  const sorted = [...lines].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `### ${title}`,
    [
      `| ${heading} | Who |`,
      '|---|---|',
      ...sorted.map(([name, rule]) => `| \`${cell(name)}\` | ${cell(rule)} |`),
    ].join('\n'),
  ];
}

function typeLines({ types = {}, added = {} }: RoomRules): Line[] {
  const own = Object.entries(types).flatMap(([type, given]): Line[] => {
    if (typeof given === 'string') return [[type, given]];
    const fields = Object.entries(given.fields);
    return [[type, given.rule], ...fields.map(([field, rule]): Line => [`${type}.${field}`, rule])];
  });
  return [...own, ...Object.entries(added)];
}

const roomOf = (rules: RoomRules): string[] => [
  `## ${rules.room}`,
  ...table('Queries', 'Query', Object.entries(rules.queries ?? {})),
  ...table('Mutations', 'Mutation', Object.entries(rules.mutations ?? {})),
  ...table('Subscriptions', 'Subscription', Object.entries(rules.subscriptions ?? {})),
  ...table('Types', 'Type or field', typeLines(rules)),
  ...table('Jobs', 'Job', Object.entries(rules.jobs ?? {})),
  ...table('Mails', 'Mail', Object.entries(rules.mails ?? {})),
];

const routes = pathRules().map(({ method, path, rule }): Line => [`${method} ${path}`, rule]);

const page = [
  NOTE,
  '## Words',
  Object.entries(words)
    .map(([word, meaning]) => `- **${word}**: ${meaning}`)
    .join('\n'),
  ...permissions.flatMap(roomOf),
  '## Paths beside GraphQL',
  ...table('Routes', 'Route', routes),
];

process.stdout.write(`${page.join('\n\n')}\n`);
