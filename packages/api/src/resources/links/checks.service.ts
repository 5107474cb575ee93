import { setTimeout as pause } from 'node:timers/promises';
import { DAY, HOUR, SECOND } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { type Answering, answering } from './answering';
import { keepCard } from './cards.service';
import { type LinkTold, linkBroken, linkWorks } from './links.signals';

const EACH = 7 * DAY;
/** One that did not answer is asked again the next night. */
const AGAIN = 20 * HOUR;
/** Nights in a row, before anybody is told: a site may be down for a day. */
const NIGHTS = 3;
const BATCH = 300;
const HOSTS_AT_ONCE = 6;
/** Between two questions to one host. */
const POLITE = 1 * SECOND;
/** A job that has not ended after five minutes is given to another: what is left, the next one does. */
const LONGEST = 180 * SECOND;

interface Link {
  id: string;
  url: string;
}

/** Asks links whether they still answer: those that were not asked for longest first, few at once, each host in turn. */
export async function checkLinks(ctx: Context): Promise<void> {
  if (!ctx.services.environment.links.fetch) return;
  const due = await dueLinks(ctx);
  const silent: Link[] = [];
  const heard = new Set<Answering>();
  const until = performance.now() + LONGEST;
  const hosts = byHost(due);
  const worker = async () => {
    for (let links = hosts.shift(); links; links = hosts.shift()) {
      for (const [at, link] of links.entries()) {
        if (performance.now() > until) return;
        if (at > 0) await pause(POLITE);
        const found = await answering(ctx, link.url);
        heard.add(found);
        if (found === 'silent') silent.push(link);
        else await settle(ctx, link, found);
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  if (silent.length === 0) return;
  // When nothing at all is heard from outside, it is our way out that is closed.
  const isOpen = heard.has('answers') || heard.has('gone') || (await hearsAnother(ctx, silent));
  for (const link of silent) await settle(ctx, link, isOpen ? 'gone' : 'unheard');
}

function byHost(links: Link[]): Link[][] {
  const hosts = new Map<string, Link[]>();
  for (const link of links) {
    const { host } = new URL(link.url);
    hosts.set(host, [...(hosts.get(host) ?? []), link]);
  }
  return [...hosts.values()];
}

const dueLinks = (ctx: Context): Promise<Link[]> => {
  const now = ctx.clock.now().getTime();
  return rows<Link>(
    ctx,
    `select id, url from resource
      where form = 'LINK' and removed_at is null and retired_at is null
        and (link_checked_at is null or link_checked_at <= case when link_failures > 0 then $1 else $2 end::timestamptz)
      order by link_checked_at nulls first, id limit ${BATCH}`,
    [new Date(now - AGAIN), new Date(now - EACH)],
  );
};

/** Asks one that answered when it was asked last. */
async function hearsAnother(ctx: Context, silent: Link[]): Promise<boolean> {
  const [other] = await rows<Link>(
    ctx,
    `select id, url from resource
      where form = 'LINK' and removed_at is null and link_failures = 0 and link_checked_at is not null
        and id <> all($1) order by link_checked_at desc, id limit 1`,
    [silent.map(({ id }) => id)],
  );
  if (!other) return false;
  const found = await answering(ctx, other.url);
  return found === 'answers' || found === 'gone';
}

/** Notes what was found; who hears of it, hears of a change only. */
async function settle(ctx: Context, { id, url }: Link, found: Answering): Promise<void> {
  const now = ctx.clock.now();
  if (found === 'unasked' || found === 'unheard') {
    // What could not be heard is tried again the next night, and held against nobody.
    const next = new Date(found === 'unasked' ? now : now.getTime() - EACH + AGAIN);
    await rows(
      ctx,
      `update resource set link_checked_at = case when link_failures > 0 then $3 else $4 end::timestamptz
        where id = $1 and url = $2`,
      [id, url, now, next],
    );
    return;
  }
  await transaction(ctx, async (tx) => {
    const [was] = await rows<{ communityId: string; failures: number; broken: boolean }>(
      tx,
      `select community_id as "communityId", link_failures as failures, link_broken_at is not null as broken
         from resource where id = $1 and url = $2 and removed_at is null for no key update`,
      [id, url],
    );
    if (!was) return;
    const failures = found === 'answers' ? 0 : was.failures + 1;
    const broken = failures >= NIGHTS || (was.broken && failures > 0);
    await rows(
      tx,
      `update resource set link_checked_at = $2, link_failures = $3,
         link_broken_at = case when $4 then coalesce(link_broken_at, $2) end where id = $1`,
      [id, now, failures, broken],
    );
    const told: LinkTold = {
      ...{ resourceId: id, communityId: was.communityId, at: now.toISOString() },
    };
    if (broken && !was.broken) await emit(tx, linkBroken, told);
    if (was.broken && !broken) await emit(tx, linkWorks, told);
  });
  if (found === 'answers') await keepCard(ctx, id);
}
