import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { escapeMarkdown } from '../../kernel/markdown/escape';
import { TITLE_MAX } from '../../threads/text';
import type { CommunityEvent } from '../event.entity';

/** Names that are written out; a crowd is counted. */
const NAMED_MAX = 30;

export interface RecapFacts {
  title: string;
  startsAt: Date;
  timeZone: string;
  outcomeMarkdown: string;
  minutesMarkdown: string;
  recordingUrl: string | null;
  /** Where it is found, with its minutes. */
  address: string;
  came: string[];
  cameCount: number;
  guests: string[];
  actions: Array<{ text: string; owner: string | null; dueOn: string | null }>;
}

/** What can be told of an event, for a person to read over and send; null when it is not theirs to tell. */
export async function recapDraftOf(
  ctx: Context,
  event: CommunityEvent,
): Promise<{ title: string; markdown: string } | null> {
  if (!event.viewerCan.postRecap.allowed) return null;
  const came = await rows<{ name: string; total: number }>(
    ctx,
    `select p.name, count(*) over ()::int as total from event_attendance a join person p on p.id = a.person_id
      where a.event_id = $1 and a.came order by p.name, p.id limit ${NAMED_MAX}`,
    [event.id],
  );
  const guests = await rows<{ name: string }>(
    ctx,
    'select name from event_guest where event_id = $1 order by created_at, id',
    [event.id],
  );
  const actions = await rows<RecapFacts['actions'][number]>(
    ctx,
    `select a.text, p.name as owner, a.due_on::text as "dueOn" from event_action a
       left join person p on p.id = a.owner_id
      where a.event_id = $1 and a.dropped_at is null order by a.created_at, a.id`,
    [event.id],
  );
  const { origin } = ctx.services.environment;
  return recapOf({
    ...event,
    address: `${origin}/c/${event.community.slug}/e/${event.id}`,
    came: came.map(({ name }) => name),
    cameCount: came[0]?.total ?? 0,
    guests: guests.map(({ name }) => name),
    actions,
  });
}

/** The words of it. What is not known is left out. */
export function recapOf(facts: RecapFacts): { title: string; markdown: string } {
  const parts = [
    say('events.recap.opening', {
      title: escapeMarkdown(facts.title),
      day: dayOf(facts.startsAt, facts.timeZone),
    }),
    facts.outcomeMarkdown && `## ${say('events.recap.outcome')}\n\n${facts.outcomeMarkdown}`,
    actionsOf(facts),
    cameOf(facts),
    facts.recordingUrl && say('events.recap.recording', { address: `<${facts.recordingUrl}>` }),
    say(facts.minutesMarkdown ? 'events.recap.minutes' : 'events.recap.more', {
      address: facts.address,
    }),
  ];
  const title = say('events.recap.title', {
    title: facts.title,
    day: dayOf(facts.startsAt, facts.timeZone),
  });
  return {
    title: [...title].slice(0, TITLE_MAX).join(''),
    markdown: parts.filter((part) => part).join('\n\n'),
  };
}

function actionsOf({ actions }: RecapFacts): string {
  if (actions.length === 0) return '';
  const lines = actions.map(({ text, owner, dueOn }) => {
    const who = owner ? `**${escapeMarkdown(owner)}**: ` : '';
    const until = dueOn ? say('events.recap.until', { day: dayOf(utc(dueOn), 'UTC') }) : '';
    return `- ${who}${escapeMarkdown(text)}${until}`;
  });
  return `## ${say('events.recap.actions')}\n\n${lines.join('\n')}`;
}

function cameOf({ came, cameCount, guests }: RecapFacts): string {
  const names = came.map(escapeMarkdown).join(', ');
  const rest = cameCount - came.length;
  const who = rest > 0 ? say('events.recap.andMore', { names, rest }) : names;
  return [
    came.length > 0 && say('events.recap.came', { names: who }),
    guests.length > 0 &&
      say('events.recap.guests', { names: guests.map(escapeMarkdown).join(', ') }),
  ]
    .filter((part) => part)
    .join('\n\n');
}

const utc = (day: string): Date => new Date(`${day}T12:00:00Z`);

const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
