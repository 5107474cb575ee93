import { listedFor, membershipsIn, readableBy } from '../communities/communities.queries';
import { kindsOf, type Query } from './query';
import { type Cut, value } from './ranked';
import { RANKED } from './search.limits';
import { SearchGroup } from './search.types';
import type { Source } from './sources';

/** People and communities are found by how their names sound as well: a slip of the pen in a name is the usual one. */
interface Names {
  /** Their names and the words of these. */
  table: string;
  /** The column that says whose they are. */
  id: string;
  /** What the rule needs, beside the table as `w`. */
  join: string;
  where: string[];
  /** What is asked of the words. */
  query: string;
  plain: string;
}

/** Each way by its own index: asked for one or the other at once, every name would be held against what was typed. */
const named = (given: Names, { after, limit }: Cut, params: unknown[]): string => {
  const { table, id, join, where, query, plain } = given;
  const asked = `${value(params, query)}::tsquery`;
  const typed = `plain_name(${value(params, plain)})`;
  const beyond = after
    ? `where (f.score, f.id) < (${value(params, after.score)}::float8, ${value(params, after.id)}::uuid)`
    : '';
  return `select f.id, f.score from (
      select w.${id} as id, (ts_rank(w.words, ${asked}) + 2 * word_similarity(${typed}, w.name))::float8 as score
        from (select ${id} from ${table} where words @@ ${asked}
              union select ${id} from ${table} where ${typed} <% name) n
        join ${table} w using (${id}) ${join}
       where ${where.join(' and ')}
       limit ${RANKED}) f
    ${beyond} order by f.score desc, f.id desc limit ${value(params, limit)}`;
};

/** What only things that were written have. */
const isAboutTexts = (query: Query): boolean =>
  query.by.length > 0 ||
  query.tags.length > 0 ||
  kindsOf(query) > 0 ||
  query.unanswered ||
  query.after !== null ||
  query.before !== null;

/** Whoever may search sees people, as `personPolicy` has it; those who are there. */
export const personSource: Source = {
  group: SearchGroup.PERSON,
  many: false,
  applies: ({ query, words }) => words !== null && !isAboutTexts(query) && !query.mine,
  byAll: (ctx, { words, communityIds }, cut, params) => {
    const where = ['not p.placeholder', 'p.deactivated_at is null'];
    if (communityIds) {
      const readable = readableBy(ctx.viewer, 'c', params);
      const asked = `any(${value(params, communityIds)}::uuid[])`;
      where.push(`exists (select 1 from membership m join community c on c.id = m.community_id
        where m.person_id = p.id and m.state = 'ACTIVE' and c.id = ${asked} and ${readable})`);
    }
    const join = 'join person p on p.id = w.person_id';
    const { names: query = '', plain = '' } = words ?? {};
    const ground = { table: 'person_words', id: 'person_id', join, where, query, plain };
    return named(ground, cut, params);
  },
  byMost: () => null,
  dressed: {
    from: 'person_words w join person p on p.id = w.person_id',
    id: 'w.person_id',
    config: "'words_simple'::regconfig",
    title: 'p.name',
    text: "concat_ws(' · ', p.role, p.department, p.organisation, nullif(array_to_string(p.ask_me_about, ', '), ''))",
    byNames: true,
  },
};

/** Communities by the rule of the directory. */
export const communitySource: Source = {
  group: SearchGroup.COMMUNITY,
  many: false,
  applies: ({ query, words }) => words !== null && !isAboutTexts(query) && query.in.length === 0,
  byAll: (ctx, { words, query: { mine } }, cut, params) => {
    const where = [listedFor(ctx.viewer, 'c', params)];
    if (mine) {
      where.push(`c.id = any(${value(params, membershipsIn(ctx.viewer, 'ACTIVE'))}::uuid[])`);
    }
    const join = 'join community c on c.id = w.community_id';
    const { names = '', any = '', plain = '' } = words ?? {};
    const query = any === '' ? names : `(${names}) | (${words?.all})`;
    const ground = { table: 'community_words', id: 'community_id', join, where, query, plain };
    return named(ground, cut, params);
  },
  byMost: () => null,
  dressed: {
    from: 'community_words w join community c on c.id = w.community_id',
    id: 'w.community_id',
    config: 'w.config',
    title: 'c.name',
    text: 'c.purpose',
    byNames: true,
  },
};
