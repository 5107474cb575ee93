import { likeText } from '../accounts/accounts.queries';
import { type Person, personColumns } from '../accounts/person.entity';
import { readableBy } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { isId } from '../kernel/ids';
import { defineLimit } from '../kernel/limits';
import { enforce, known } from '../kernel/policy';
import { renderWords } from './files/dressing';
import { cleanMarkdown, oneLine } from './text';
import type { PeopleToMentionArgs, PreviewMarkdownInput } from './threads.inputs';
import type { RenderedMarkdown } from './threads.types';
import { mentionedPeople } from './threads.write';

/** More would have to be scrolled while typing: another letter finds the person sooner. */
const SUGGESTIONS = 8;

/**
 * People to offer while somebody types an @: those who take part in the thread, the latest first, then members by
 * name. What may not be read offers nobody.
 */
export async function peopleToMention(ctx: Context, args: PeopleToMentionArgs): Promise<Person[]> {
  const { communityId, threadId } = args;
  enforce(known(ctx.viewer));
  if (!isId(communityId) || (threadId && !isId(threadId))) return [];
  const params: unknown[] = [
    communityId,
    threadId ?? null,
    likeText(oneLine(args.text).toLowerCase()),
    ctx.viewer.personId,
    SUGGESTIONS,
  ];
  const readable = readableBy(ctx.viewer, 'c', params);
  return rows<Person>(
    ctx,
    `with c as (
       select c.id, c.visibility from community c where c.id = $1 and ${readable}
     ), candidate as (
       select tp.person_id, 0 as rank, tp.last_post_at as at
         from c join thread t on t.community_id = c.id join thread_participant tp on tp.thread_id = t.id
        where t.id = $2 and t.removed_at is null
          and (c.visibility = 'OPEN' or exists (select 1 from membership s
            where s.community_id = c.id and s.person_id = tp.person_id and s.state = 'ACTIVE'))
       union all
       select s.person_id, 1, null from c join membership s on s.community_id = c.id
        where s.state = 'ACTIVE'
     ), ranked as (
       select person_id, min(rank) as rank, max(at) as at from candidate group by person_id
     )
     select ${personColumns('p')} from ranked r join person p on p.id = r.person_id
      where not p.placeholder and p.deactivated_at is null and p.id <> $4
        and (p.handle like $3 || '%'
          or ' ' || unaccent(lower(p.name)) like '% ' || unaccent($3) || '%')
      order by r.rank, r.at desc nulls last, lower(p.name) collate "C", p.id limit $5`,
    params,
  );
}

/** Two looks a second for a minute: more than anybody types, and few enough for the workers. */
const previews = defineLimit({ points: 120, seconds: 60 });

/** A text as it would be shown, and who would be told of it. */
export async function previewMarkdown(
  ctx: Context,
  input: PreviewMarkdownInput,
): Promise<RenderedMarkdown> {
  enforce(known(ctx.viewer));
  await previews.count(ctx, ctx.viewer.personId ?? '');
  if (input.markdown.trim() === '') return { html: '', mentions: [] };
  const { html, mentions } = await renderWords(ctx, cleanMarkdown(input.markdown));
  if (mentions.length === 0) return { html, mentions: [] };
  return { html, mentions: await peopleCalled(ctx, mentions, input.communityId ?? null) };
}

async function peopleCalled(
  ctx: Context,
  handles: string[],
  communityId: string | null,
): Promise<Person[]> {
  if (!communityId || !isId(communityId)) return [];
  const params: unknown[] = [communityId, handles, ctx.viewer.personId];
  const readable = readableBy(ctx.viewer, 'c', params);
  return rows<Person>(
    ctx,
    `select ${personColumns('p')}
       from (select c.id, c.visibility from community c where c.id = $1 and ${readable}) c,
         lateral (${mentionedPeople('$2', '$3')}) called join person p on p.id = called.id
      order by array_position($2::text[], p.handle)`,
    params,
  );
}
