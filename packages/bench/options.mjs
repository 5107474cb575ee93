import { parseArgs } from 'node:util';
import { Stop } from '../../scripts/lib.mjs';

/** The sizes that `speed.md` speaks of, in posts; the smallest is what the larger ones are compared with. */
export const SIZES = [10_000, 100_000, 1_000_000];
export const [SMALLEST] = SIZES;

/** A world for a smoke run: all kinds of things in it, made in a second. */
const SMOKE_POSTS = 1_000;
/** Seconds of each side before its rounds: the engine compiles for thousands of requests before it is at its best. */
const WARM_UP = 3;
/** So often it is started to see how long that takes. */
const STARTS = 3;
const SUBSCRIBERS = 1_000;
const SMOKE_SUBSCRIBERS = 20;

/** Bounds, so that a slip of the keyboard does not occupy a machine for a day. */
const ROUNDS = { least: 1, most: 50 };
const SECONDS = { least: 1, most: 60 };

export const USAGE = `npm run bench -- [options]
  --posts N      the size of the database: ${SIZES.join(', ')} (default ${SMALLEST})
  --rounds N     alternating rounds, of which the median counts (default 5)
  --seconds N    the length of a round (default 3)
  --only A,B     only these: start, thread, crowd, list, windows, random, home, common, rare, growth,
                 watched, posting
  --smoke        only shows that everything runs: a tiny world, one round of a second
  --assert       ends with 1 when a figure is past its alarm
  --record       writes the table into packages/bench/README.md
  --profile DIR  writes a CPU profile of the server to DIR when it stops`;

/** What the command line asks for. @throws Stop with a sentence about what is wrong */
export function optionsFrom(args) {
  const given = parse(args);
  const { smoke } = given;
  const posts = given.posts === undefined ? SMALLEST : Number(given.posts);
  if (!SIZES.includes(posts)) throw new Stop(`--posts must be one of ${SIZES.join(', ')}.`);
  if (given.only && given.record) throw new Stop('Only a whole run can be recorded.');
  if (smoke && given.record) throw new Stop('A smoke run measures nothing that could be recorded.');
  return {
    ...given,
    only: given.only?.split(',') ?? [],
    posts: smoke ? SMOKE_POSTS : posts,
    rounds: smoke ? 1 : whole(given, 'rounds', 5, ROUNDS),
    seconds: smoke ? 1 : whole(given, 'seconds', 3, SECONDS),
    warmUp: smoke ? 0 : WARM_UP,
    starts: smoke ? 1 : STARTS,
    subscribers: smoke ? SMOKE_SUBSCRIBERS : SUBSCRIBERS,
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        posts: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        profile: { type: 'string' },
        only: { type: 'string' },
        smoke: { type: 'boolean', default: false },
        assert: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Stop(`${error.message}\n\n${USAGE}`);
  }
}

function whole(given, name, usual, { least, most }) {
  if (given[name] === undefined) return usual;
  const value = Number(given[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Stop(`--${name} must be a whole number from ${least} to ${most}.`);
}
