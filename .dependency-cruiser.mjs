/** The import rules of the house, built from packages/api/floors.mjs and the order of the web's rooms. */
import { floors } from './packages/api/floors.mjs';

const SRC = 'packages/api/src';
const WEB = 'packages/web/src';

/** Tests and their harness look at everything from outside. */
const TESTS = '\\.(test|fixture)\\.tsx?$|^packages/(api|web)/(src/)?test/';

const pathOf = (names) => `^${SRC}/(${names.join('|')})(/|\\.ts$)`;

const apiRules = floors.flatMap(({ floor, rooms }) =>
  rooms.map((room) => {
    const allowed = floors.filter((other) => other.floor < floor).flatMap((other) => other.rooms);
    return {
      name: `${room[0]}-imports-only-fall`,
      comment: `Floor ${floor} (${room.join(', ')}) stands on lower floors only, never on its neighbours.`,
      severity: 'error',
      from: { path: pathOf(room), pathNot: TESTS },
      to: { path: `^${SRC}/`, pathNot: pathOf([room, ...allowed].flat()) },
    };
  }),
);

const homeless = {
  name: 'every-file-has-a-floor',
  comment: 'A new room is entered in packages/api/floors.mjs before anything uses it.',
  severity: 'error',
  from: { path: `^${SRC}/`, pathNot: [TESTS, pathOf(floors.flatMap(({ rooms }) => rooms.flat()))] },
  to: {},
};

/** Lowest first. The rooms of the first group may use each other, as long as no circle comes of it. */
const webOrder = [['ui', 'lib', 'gql', 'messages'], ['writing'], ['features'], ['pages'], ['app']];

/**
 * Lowest first: what a feature shows inside of what others show stands below them. A feature shows those below it, never a
 * neighbour: those pages bring together.
 */
const featureOrder = [['communities'], ['recognition'], ['resources']];
const lower = (place) => featureOrder.slice(0, place).flat();

const webRules = webOrder.slice(0, -1).map((rooms, level) => ({
  name: `web-${rooms[0]}-imports-only-fall`,
  comment: 'app → pages → features → writing → ui, lib, gql, messages.',
  severity: 'error',
  from: { path: `^${WEB}/(${rooms.join('|')})/`, pathNot: TESTS },
  to: {
    path: `^${WEB}/(${webOrder
      .slice(level + 1)
      .flat()
      .join('|')}|main)(/|\\.tsx?$)`,
  },
}));

export default {
  forbidden: [
    ...apiRules,
    homeless,
    ...webRules,
    ...featureOrder.map(([feature], place) => ({
      name: `${feature}-imports-only-fall`,
      comment: 'Features show what stands below them; pages bring neighbours together.',
      severity: 'error',
      from: { path: `^${WEB}/features/${feature}/`, pathNot: TESTS },
      to: {
        path: `^${WEB}/features/`,
        pathNot: `^${WEB}/features/(${[feature, ...lower(place)].join('|')})/`,
      },
    })),
    {
      name: 'features-never-import-each-other',
      comment:
        'Pages bring features together; only those of featureOrder are shown inside of others.',
      severity: 'error',
      from: {
        path: `^${WEB}/features/([^/]+)/`,
        pathNot: [TESTS, `^${WEB}/features/(${featureOrder.flat().join('|')})/`],
      },
      to: {
        path: `^${WEB}/features/`,
        pathNot: `^${WEB}/features/($1|${featureOrder.flat().join('|')})/`,
      },
    },
    {
      name: 'no-circles',
      comment: 'Types may refer to each other; code that runs may not wait for itself.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-shipped-imports-tests',
      severity: 'error',
      from: { path: '^packages/(api|web)/', pathNot: [TESTS, '^packages/api/jest\\.'] },
      to: { path: TESTS },
    },
    {
      name: 'packages-meet-at-the-schema',
      comment:
        'api and web share the contract schema.graphql, never code. Tests may ask whether both do the same.',
      severity: 'error',
      from: { path: '^packages/(api|web)/', pathNot: TESTS },
      to: { path: '^packages/', pathNot: '^packages/$1/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // A package of types only has nothing to resolve to.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist\\.new)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
