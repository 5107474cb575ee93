import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { failedJobs } from '../../kernel/failed-jobs';
import { type ForwardArgs, instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { administrator, enforce } from '../../kernel/policy';
import { type Unsent, type UnsentCounts, UnsentFault, UnsentWhat } from './unsent.types';

const PAGE = 50;

interface Row {
  id: string;
  what: UnsentWhat;
  kind: string;
  failedAt: Date;
  attempts: number;
  error: string | null;
  personId: string | null;
  recipient: string | null;
}

/** A mail's error begins with one of our words for it; see kernel/mail-failures.ts. */
const FAULT = new RegExp(`^(${Object.values(UnsentFault).join('|')}): `);
/** What stands before the @ is nobody's business here. */
const ADDRESS = /[^\s<>@"']+(?=@[^\s<>@"']+)/g;

function shown({ error, recipient, ...row }: Row): Unsent {
  const text = error ?? '';
  const fault = (FAULT.exec(text)?.[1] ?? UnsentFault.OTHER) as UnsentFault;
  return {
    ...row,
    fault,
    detail: text.replace(FAULT, '').replace(ADDRESS, '…'),
    domain: recipient?.split('@').at(-1) ?? null,
  };
}

/**
 * What was tried for the last time, the latest first: mails, pushes and other jobs.
 * @throws UnauthenticatedError, ForbiddenError for whom is no admin
 */
export async function unsent(ctx: Context, args: ForwardArgs): Promise<Page<Unsent>> {
  enforce(administrator(ctx.viewer));
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const params: unknown[] = [after?.[0] ?? null, after?.[1] ?? null, limit];
      const at = (column: string) => `date_trunc('milliseconds', ${column})`;
      const page = (column: string, id: string) =>
        `($1::timestamptz is null or (${at(column)}, ${id}) < ($1, $2::uuid))
         order by ${at(column)} desc, ${id} desc limit $3`;
      const found = await rows<Row>(
        ctx,
        `select * from (
           (select m.id, 'MAIL' as what, m.kind, ${at('m.dead_at')} as "failedAt", m.attempts, m.last_error as error,
                   coalesce(m.person_id, p.id) as "personId", m.recipient
              from mail m left join person p on p.email = lower(m.recipient)
             where m.dead_at is not null and ${page('m.dead_at', 'm.id')})
           union all
           (select d.id, d.way, 'notifications.' || lower(d.kind), ${at('d.settled_at')}, d.attempts, d.last_error,
                   d.person_id, null
              from delivery d where d.state = 'FAILED' and ${page('d.settled_at', 'd.id')})
           union all
           (select j.id, 'JOB', j.name, ${at('j.completed_on')}, j.retry_count + 1, j.output ->> 'message', null, null
              from ${failedJobs(params)} and ${page('j.completed_on', 'j.id')})
         ) u order by "failedAt" desc, id desc limit $3`,
        params,
      );
      return found.map(shown);
    },
    ({ failedAt, id }) => [failedAt.toISOString(), id],
  );
}

/** @throws UnauthenticatedError, ForbiddenError for whom is no admin */
export async function unsentCounts(ctx: Context): Promise<UnsentCounts> {
  enforce(administrator(ctx.viewer));
  const params: unknown[] = [];
  const [counts] = await rows<UnsentCounts>(
    ctx,
    `select ((select count(*) from mail where dead_at is not null)
             + (select count(*) from delivery where state = 'FAILED' and way = 'MAIL'))::int as mails,
            (select count(*) from delivery where state = 'FAILED' and way = 'PUSH')::int as pushes,
            (select count(*) from ${failedJobs(params)})::int as jobs`,
    params,
  );
  return counts as UnsentCounts;
}
