import { createDomain } from '../communities/domains.service';
import { DAY, FixedClock } from '../kernel/clock';
import type { Services } from '../kernel/context';
import { DomainError } from '../kernel/errors';
import { type Act, actsOf } from './acts';
import { actsOfSeries } from './acts.events';
import { actsOfSearch } from './acts.find-time';
import { actsOfInbox } from './acts.inbox';
import { actsOfCollection, actsOfResource } from './acts.library';
import { actsOfRecognition } from './acts.recognition';
import { cast, castNames, DEMO_PASSWORD, emailOf } from './cast';
import { enterCast, type Stage } from './stage';
import { instants } from './times';
import { world } from './world';
import { domains } from './world/domains';
import { collections, resources } from './world/library';
import { uses } from './world/recognition';
import { searches, series } from './world/sessions';

/** Whom to sign in as, and what one sees then; for the banner. */
export const demoPeople = (
  [
    ['ines', 'a member and facilitator of several communities: start here'],
    ['amara', 'steward of Slow-healing wounds'],
    ['hana', 'steward of The First Hour, with an invitation to answer'],
    ['phuc', 'a new member, with new ground rules to read'],
    ['marta', 'an admin'],
    ['oskar', 'in no community yet'],
  ] as const
).map(([name, what]) => ({
  name: cast[name].name,
  email: emailOf(cast[name].handle),
  password: DEMO_PASSWORD,
  what,
}));

/**
 * Opens the demo world in an empty database: everything is done by somebody of the cast, at its time, through the
 * same verbs as in real life, so that counters, histories and rights are those of a house that is lived in.
 */
export async function seedDemo(
  services: Services,
  onProgress: (line: string) => void,
): Promise<void> {
  const now = services.clock.now();
  const at = instants(now);
  const stage = await enterCast(services);
  onProgress(`${castNames.length} people`);
  const domainIds = await openDomains(stage, at([420, '09:00']));
  onProgress(`${domainIds.size} domains`);
  const acts = world
    .flatMap((community) => actsOf(community, { stage, at, domainIds }))
    .concat(series.flatMap((one) => actsOfSeries(one, { stage, at, now })))
    .concat(searches.flatMap((one) => actsOfSearch(one, at, now)))
    .concat(resources.flatMap((one) => actsOfResource(one, { stage, at, now, domainIds })))
    .concat(collections.flatMap((one) => actsOfCollection(one, at)))
    .concat(actsOfRecognition(stage, at))
    .concat(actsOfInbox(at))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  await play(acts, stage, now, async (time) => {
    await services.jobs.runWaiting({ ...services, clock: new FixedClock(time) });
  });
  for (const { name, threads } of world) onProgress(`${name}, ${threads.length + 1} threads`);
  onProgress(`${series.length} series of sessions`);
  onProgress(`${resources.length} things kept, ${uses.length} times put to use`);
  await stage.clear();
  // The mails of the past have been read.
  await services.jobs.runWaiting(services);
  await services.database.dataSource.query('delete from mail');
}

async function openDomains(stage: Stage, at: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const admin = await stage.as('marta', at);
  const open = async (
    { slug, name, description }: { slug: string; name: string; description: string },
    parentId?: string,
  ): Promise<string> => {
    const domain = await createDomain(admin, {
      slug,
      name,
      description,
      ...(parentId && { parentId }),
      clientMutationId: `domain-${slug}`,
    });
    ids.set(slug, domain.id);
    return domain.id;
  };
  for (const { children, ...root } of domains) {
    const parentId = await open(root);
    for (const child of children) await open(child, parentId);
  }
  return ids;
}

/** So long ago people are told of each thing by itself: what is still in their inboxes came in its own order. */
const LATELY = 5 * DAY;

/** Plays the acts in their order; before those who look into their inboxes, whoever is to be told is told. */
async function play(
  acts: Act[],
  stage: Stage,
  now: Date,
  tell: (at: Date) => Promise<void>,
): Promise<void> {
  let told = 0;
  for (const act of acts) {
    // What a young community has not lived to yet has not happened.
    if (act.at > now) continue;
    const lately = act.at.getTime() > now.getTime() - LATELY;
    if ((act.afterTelling || lately) && act.at.getTime() > told) {
      told = act.at.getTime();
      await tell(act.at);
    }
    const ctx = await stage.as(act.by, act.at);
    try {
      await act.play(ctx);
    } catch (error) {
      const why = error instanceof DomainError ? JSON.stringify(error.details) : '';
      throw new Error(`The demo world stumbled: ${act.by} at ${act.at.toISOString()} ${why}`, {
        cause: error,
      });
    }
  }
}
