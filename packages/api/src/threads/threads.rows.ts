import { personLoader } from '../accounts/accounts.queries';
import { type Person, personColumns } from '../accounts/person.entity';
import { type Community, communityColumns } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import { columnsOf, type Nested, nested } from './columns';
import type { DraftRow } from './drafts/drafts.rows';
import type { Shape } from './lookahead';
import type { OutcomeRow } from './polls/polls.rows';
import { type ReadingColumns, readingColumns, readingJoins } from './reading/reading.rows';
import type { ThreadKind } from './thread.entity';
import { PARTICIPANTS_MAX } from './threads.limits';

/** Where an imported row comes from; all null for what was written here. */
export interface SourceColumns {
  sourceSite: string | null;
  sourceUrl: string | null;
  sourceLicence: string | null;
  sourceAuthor: string | null;
  sourceAuthorUrl: string | null;
  votes: number | null;
}

/** A thread as it stands in the database, with the people and the community that it names. */
export interface ThreadRow extends SourceColumns, Partial<ReadingColumns> {
  id: string;
  communityId: string;
  kind: ThreadKind;
  title: string;
  tags: string[];
  excerpt: string;
  authorId: string;
  openedAt: Date;
  postCount: number;
  participantCount: number;
  lastPostNumber: number;
  lastPostAt: Date;
  lastPostAuthorId: string | null;
  acceptedPostId: string | null;
  acceptedById: string | null;
  acceptedAt: Date | null;
  removedAt: Date | null;
  removedById: string | null;
  removalReason: string | null;
  pinnedAt: Date | null;
  pinnedUntil: Date | null;
  closedAt: Date | null;
  closedById: string | null;
  closingReason: string | null;
  mergedIntoId: string | null;
  waivedAt: Date | null;
  traced: boolean;
  seq: number;
  version: number;
  author: Person;
  lastPostAuthor: Person | null;
  community: Community;
  acceptedBy: Person | null;
  removedBy: Person | null;
  closedBy: Person | null;
  /** The latest first; only where one thread is read by itself. */
  participants?: Person[];
  /** What the viewer has begun to reply; only where it was asked for. */
  draft?: DraftRow | null;
  /** As `draft`. */
  outcome?: OutcomeRow | null;
  /** As `participants`. */
  linked?: boolean;
}

const columns = `t.id, t.community_id as "communityId", t.kind, t.title, t.tags, t.excerpt,
  t.author_id as "authorId", t.opened_at as "openedAt", t.post_count as "postCount",
  t.participant_count as "participantCount", t.last_post_number as "lastPostNumber",
  t.last_post_at as "lastPostAt", t.last_post_author_id as "lastPostAuthorId",
  t.accepted_post_id as "acceptedPostId", t.accepted_by as "acceptedById",
  t.accepted_at as "acceptedAt", t.removed_at as "removedAt", t.removed_by as "removedById",
  t.removal_reason as "removalReason", t.pinned_at as "pinnedAt", t.pinned_until as "pinnedUntil",
  t.closed_at as "closedAt", t.closed_by as "closedById", t.closing_reason as "closingReason",
  t.merged_into_id as "mergedIntoId", t.waived_at as "waivedAt", t.traced, t.seq, t.version`;

const sourceColumns = `, t.votes, t.source_site as "sourceSite", t.source_url as "sourceUrl",
  t.source_licence as "sourceLicence", t.source_author as "sourceAuthor",
  t.source_author_url as "sourceAuthorUrl"`;

const community = nested<Community>(communityColumns('c'), 'c');

const people = new Map<string, { author: Nested<Person>; last: Nested<Person> }>();

function peopleOf({ person }: Shape) {
  let known = people.get(person);
  if (!known) {
    const only = new Set(person.split(','));
    known = {
      author: nested<Person>(personColumns('a'), 'a', only),
      last: nested<Person>(personColumns('l'), 'l', only),
    };
    people.set(person, known);
  }
  return known;
}

/**
 * A select of whole threads.
 * @param from what stands for the table `t`: the table, or a sub-select of ids and the table
 * @param rest the conditions and the order
 * @param parts `alone` when the community is known already and need not be read again
 * @param more further columns, beginning with a comma
 * @param reader the parameter that holds the viewer, to read beside each thread what they have read of it
 */
export function selectThreads(
  shape: Shape,
  from: string,
  rest: string,
  parts: 'alone' | 'community',
  more = '',
  reader?: string,
): string {
  const { author, last } = peopleOf(shape);
  const place = parts === 'community';
  return `select ${columns}${shape.source ? sourceColumns : ''}, ${author.sql}, ${last.sql}${place ? `, ${community.sql}` : ''}${reader ? readingColumns : ''}${more}
      from ${from}
      join person a on a.id = t.author_id
      left join person l on l.id = t.last_post_author_id
      ${place ? 'join community c on c.id = t.community_id' : ''}
      ${reader ? readingJoins(reader) : ''}
     ${rest}`;
}

/** The people who wrote in `t`, for a select list: a page of one thread needs no other statement for them. */
export function participantsColumn({ person }: Shape): string {
  const only = new Set(person.split(','));
  const list = columnsOf(personColumns('q'))
    .filter(({ name }) => only.has(name))
    .map(({ expression, name }) => `${expression} as "${name}"`);
  return `(select coalesce(json_agg(w), '[]') from (
      select ${list.join(', ')} from thread_participant o join person q on q.id = o.person_id
       where o.thread_id = t.id order by o.last_post_at desc, q.id limit ${PARTICIPANTS_MAX}) w) as participants`;
}

/** Instants come as texts inside JSON. */
function revive(person: Person): Person {
  if (person.createdAt) person.createdAt = new Date(person.createdAt);
  if (person.deactivatedAt) person.deactivatedAt = new Date(person.deactivatedAt);
  return person;
}

/**
 * Puts the people and the community where they belong.
 * @param known the community, when the statement did not read it
 */
export async function threadRows(
  ctx: Context,
  shape: Shape,
  flat: ThreadRow[],
  known?: Community,
): Promise<ThreadRow[]> {
  const { author, last } = peopleOf(shape);
  for (const row of flat) {
    row.author = author.take(row);
    row.lastPostAuthor = row.lastPostAuthorId === null ? null : last.take(row);
    row.community = known ?? community.take(row);
    row.participants = row.participants?.map(revive);
    row.acceptedBy = null;
    row.removedBy = null;
    row.closedBy = null;
  }
  await attachPeople(ctx, flat);
  return flat;
}

/** Few things were removed, accepted or closed: who did it is asked for only where somebody did. */
export async function attachPeople(
  ctx: Context,
  rows: Array<{
    acceptedById?: string | null;
    acceptedBy?: Person | null;
    closedById?: string | null;
    closedBy?: Person | null;
    removedById: string | null;
    removedBy: Person | null;
  }>,
): Promise<void> {
  const marked = rows.filter((row) => row.acceptedById || row.removedById || row.closedById);
  if (marked.length === 0) return;
  const load = async (id: string | null | undefined) => (id ? personLoader(ctx).load(id) : null);
  await Promise.all(
    marked.map(async (row) => {
      [row.acceptedBy, row.removedBy, row.closedBy] = await Promise.all([
        load(row.acceptedById),
        load(row.removedById),
        load(row.closedById),
      ]);
    }),
  );
}
