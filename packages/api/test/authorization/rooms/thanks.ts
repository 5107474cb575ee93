import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aResource } from '../../../src/resources/resource.factory';
import { aThread } from '../../../src/threads/thread.factory';
import { type Action, at, type Can, filled, keyed, page, saidOf, verb } from '../actions';
import type { Actor } from '../parse';
import type { RoomTable } from '../run';
import { block, mayNotEvenAsk } from '../table';

const GIVING = `${mayNotEvenAsk}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member facilitator steward      | ok                     | archived
  admin                           | join                   | archived`;
/** For what stands inside: whoever does not read there does not learn that it is there. */
const THANKING_FOR = `${mayNotEvenAsk}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`;
const REMOVING = `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed banned | author hidden hidden | archived hidden hidden
  novice member                                          | author               | archived
  facilitator steward admin                              | ok                   | archived`;
/** Of what was taken down: nobody else learns of it. */
const QUIET = `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed banned | hidden
  novice member                                          | hidden`;
const everyone = (word: string) => `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed banned | ${word}
  novice member facilitator steward admin                | ${word}`;
const READS = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok none hidden
  outsider elsewhere pending left removed banned | ok none hidden
  invited                                        | ok none none
  novice member facilitator steward admin        | ok`;
const READS_BESIDE = `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`;
/** Published for those who are known; of what each of them may see. */
const READS_PAGE = `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | null
  outsider elsewhere pending invited left removed banned | ok none none
  novice member facilitator steward admin                | ok`;
const READS_NOBODY = `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | null
  outsider elsewhere pending invited left removed banned | null
  novice member facilitator steward admin                | null`;
const READS_OWN = `
  visitor visitor* unverified unverified*                | none
  outsider elsewhere pending invited left removed banned | own
  novice member facilitator steward admin                | own`;

interface Found {
  id: string;
}
const has = (nodes: unknown, id: unknown): boolean =>
  ((nodes ?? []) as Found[]).some((node) => node.id === id);

/** What stands between an actor and the founder; visitors have nothing, and name what is between others. */
const between = (name: 'got' | 'gave' | 'back', things: Record<string, string>, actor: Actor) =>
  things[`${name} ${actor.replace('*', '')}`] ?? things.feedback;

const pageOf = (handle: string, read: Action['read']): Action => ({
  document:
    'query($handle: String!) { person(handle: $handle) { knowledge { useCount thanks { nodes { id } } } } }',
  variables: () => ({ handle }),
  read: (data, ground) =>
    at(data, 'person', 'knowledge') && read
      ? read(data, ground)
      : filled(at(data, 'person', 'knowledge')),
});
const beside = (root: string, column: string, thing: string): Action => ({
  document: `query($id: ID!) { ${root}(id: $id) { thanks { id } } }`,
  variables: ({ things }) => ({ id: things[thing] }),
  read: (data, { things }) => {
    const found = at(data, root, 'thanks');
    if (has(found, things[`taken ${column}`])) return 'taken down';
    return has(found, things[`praise ${column}`]) ? 'ok' : 'none';
  },
});
const onThanks = (name: string, thing: string, can?: string): Action =>
  verb(name, 'ThanksInput', ({ things }) => ({ thanksId: things[thing] }), can);
const onOthers = (name: string): Action =>
  verb(name, 'FeedbackInput', ({ things }) => ({ feedbackId: things.feedback }));
const onOwn = (name: string, whose: 'got' | 'gave' | 'back', can?: string): Action =>
  verb(
    name,
    'FeedbackInput',
    ({ things }, actor) => ({ feedbackId: between(whose, things, actor) }),
    can,
  );

const OWN = 'nodes { id viewerCan { withdraw { allowed reason } putAway { allowed reason } } }';
const CAN = `query($slug: String!) {
  community(slug: $slug) {
    viewerCan { giveThanks { allowed reason } }
    thanks(first: 5) { nodes { id viewerCan { remove { allowed reason } } } }
  }
  viewer { got: feedback { ${OWN} } gave: feedback(given: true) { ${OWN} } } }`;
type Seen = Found & Can;

/** Thanks to the founder, some of them taken down; and what the founder and each actor said to each other alone. */
export const thanks: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const now = ctx.clock.now();
    const [giver] = await rows<Found>(ctx, `select id from person where handle = 'guest-active'`);
    const from = giver?.id as string;
    const { postId } = await aThread(ctx, { communityId, authorId: founder, title: 'Turning' });
    const things: Record<string, string> = { thanked: founder, receiver: from, helped: postId };
    for (const [name, removedBy] of [
      ['praise', null],
      ['taken', from],
      ['declined', founder],
      ['tidied', people.get('steward')?.id as string],
    ] as const) {
      const id = newId();
      things[name] = id;
      await rows(
        ctx,
        `insert into thanks (id, community_id, from_id, words, post_id, created_at, removed_at, removed_by)
         values ($1, $2, $3, 'For showing us.', $4, $5, $6, $7)`,
        [id, communityId, from, postId, now, removedBy && now, removedBy],
      );
      await rows(ctx, 'insert into thanks_to (thanks_id, person_id) values ($1, $2)', [
        id,
        founder,
      ]);
    }
    const startsOn = '2027-01-14T14:00';
    const event = await anEvent(ctx, { communityId, createdBy: founder, startsOn });
    const resource = await aResource(ctx, { communityId, createdBy: founder });
    Object.assign(things, { thankedEvent: event.id, thankedResource: resource.id });
    for (const [column, about] of [
      ['event_id', event.id],
      ['resource_id', resource.id],
    ] as const) {
      for (const removedBy of [null, from]) {
        const id = newId();
        things[removedBy ? `taken ${column}` : `praise ${column}`] = id;
        await rows(
          ctx,
          `insert into thanks (id, community_id, from_id, words, ${column}, created_at, removed_at, removed_by)
           values ($1, $2, $3, 'For showing us.', $4, $5, $6, $7)`,
          [id, communityId, from, about, now, removedBy && now, removedBy],
        );
      }
    }
    const say = async (name: string, fromId: string, toId: string, withdrawnAt: Date | null) => {
      things[name] = newId();
      await rows(
        ctx,
        `insert into feedback (id, community_id, from_id, to_id, keep, created_at, withdrawn_at)
         values ($1, $2, $3, $4, 'You wait for the last one.', $5, $6)`,
        [things[name], communityId, fromId, toId, now, withdrawnAt],
      );
    };
    await say('feedback', founder, from, null);
    for (const [actor, { id }] of people) {
      if (actor === 'founder') continue;
      await say(`got ${actor}`, founder, id, null);
      await say(`gave ${actor}`, id, founder, null);
      await say(`back ${actor}`, id, founder, now);
    }
    await rows(
      ctx,
      `insert into recognition_choice (person_id, published_at) values ($1, $2) on conflict do nothing`,
      [founder, now],
    );
    return things;
  },
  reads: {
    'read the thanks of a community': {
      ...page('thanks(first: 5)', '{ nodes { id } }'),
      read: (data, { things }) => {
        const nodes = at(data, 'community', 'field', 'nodes');
        if (['taken', 'declined', 'tidied'].some((name) => has(nodes, things[name])))
          return 'taken down';
        return has(nodes, things.praise) ? 'ok' : 'none';
      },
    },
    'read the thanks beside a post': {
      document: 'query($id: ID!) { post(id: $id) { thanks { id } } }',
      variables: ({ things }) => ({ id: things.helped }),
      read: (data, { things }) => (has(at(data, 'post', 'thanks'), things.praise) ? 'ok' : 'none'),
    },
    'read the thanks beside a resource': beside('resource', 'resource_id', 'thankedResource'),
    'read the thanks beside an event': beside('event', 'event_id', 'thankedEvent'),
    'read a published page of knowledge': pageOf('founder', (data, { things }) =>
      has(at(data, 'person', 'knowledge', 'thanks', 'nodes'), things.praise) ? 'ok' : 'none',
    ),
    'read a page of knowledge that is not published': pageOf('guest-active', undefined),
    'read what one was given': {
      document: '{ viewer { feedback(first: 50) { nodes { id } } } }',
      variables: () => ({}),
      read: (data, { things }) => {
        const nodes = at(data, 'viewer', 'feedback', 'nodes') as Found[] | undefined;
        const mine = new Set(
          Object.entries(things).flatMap(([name, id]) => (name.startsWith('got ') ? id : [])),
        );
        if (has(nodes, things.feedback)) return 'of others';
        return nodes?.some(({ id }) => mine.has(id)) ? 'own' : 'none';
      },
    },
  },
  writes: {
    'thank somebody': verb(
      'giveThanks',
      'GiveThanksInput',
      ({ community, things }) => ({
        ...{ communityId: community.id, personIds: [things.thanked], words: 'For all.' },
        ...keyed(),
      }),
      'community.giveThanks',
    ),
    'thank for a post': verb('giveThanks', 'GiveThanksInput', ({ community, things }) => ({
      ...{ communityId: community.id, personIds: [], words: 'For this.' },
      about: { kind: 'POST', id: things.helped },
      ...keyed(),
    })),
    'take down thanks of others': onThanks('removeThanks', 'praise', 'thanks.remove'),
    'restore thanks that another took down': onThanks('restoreThanks', 'tidied'),
    'restore thanks that whoever gave them took down': onThanks('restoreThanks', 'taken'),
    'restore thanks that whoever is thanked took down': onThanks('restoreThanks', 'declined'),
    'give feedback': verb('giveFeedback', 'GiveFeedbackInput', ({ community, things }) => ({
      ...{ communityId: community.id, personId: things.receiver, keep: 'You ask.' },
      ...keyed(),
    })),
    'withdraw feedback of others': onOthers('withdrawFeedback'),
    'put away feedback of others': onOthers('putAwayFeedback'),
    'restore feedback of others': onOthers('restoreFeedback'),
    'withdraw what one gave': onOwn('withdrawFeedback', 'gave', 'gave.withdraw'),
    'withdraw what one was given': onOwn('withdrawFeedback', 'got', 'got.withdraw'),
    'put away what one was given': onOwn('putAwayFeedback', 'got', 'got.putAway'),
    'put away what one gave': onOwn('putAwayFeedback', 'gave', 'gave.putAway'),
    'give again what one withdrew': onOwn('restoreFeedback', 'back'),
    'publish where own knowledge went': verb(
      'publishKnowledge',
      'PublishKnowledgeInput',
      () => ({ published: true }),
      undefined,
      '{ publishedAt }',
    ),
  },
  reading: [
    block(['read the thanks of a community'], READS),
    block(
      [
        ...['read the thanks beside a post', 'read the thanks beside a resource'],
        'read the thanks beside an event',
      ],
      READS_BESIDE,
    ),
    block(['read a published page of knowledge'], READS_PAGE),
    block(['read a page of knowledge that is not published'], READS_NOBODY),
    block(['read what one was given'], READS_OWN),
  ],
  writing: [
    block(['thank somebody', 'give feedback'], GIVING),
    block(['thank for a post'], THANKING_FOR),
    block(['take down thanks of others'], REMOVING),
    block(
      ['restore thanks that another took down'],
      `${QUIET}
  facilitator steward admin | ok | archived`,
    ),
    block(
      [
        ...['restore thanks that whoever gave them took down'],
        'restore thanks that whoever is thanked took down',
      ],
      `${QUIET}
  facilitator steward admin | author | archived`,
    ),
    block(
      ['withdraw feedback of others', 'put away feedback of others', 'restore feedback of others'],
      everyone('hidden'),
    ),
    block(
      [
        ...['withdraw what one gave', 'put away what one was given'],
        ...['give again what one withdrew', 'publish where own knowledge went'],
      ],
      everyone('ok'),
    ),
    block(['withdraw what one was given'], everyone('author')),
    block(['put away what one gave'], everyone('recipient')),
  ],
  async verdicts(client, { community: { slug }, things }, actor) {
    const { data } = await client.ask<{
      community: (Can & { thanks: { nodes: Seen[] } }) | null;
      viewer: Record<'got' | 'gave', { nodes: Seen[] }> | null;
    }>(CAN, { slug });
    const one = (nodes: Seen[] | undefined, id: string | undefined) =>
      nodes?.find((node) => node.id === id) ?? null;
    return saidOf({
      community: data?.community ?? null,
      thanks: one(data?.community?.thanks.nodes, things.praise),
      got: one(data?.viewer?.got.nodes, between('got', things, actor)),
      gave: one(data?.viewer?.gave.nodes, between('gave', things, actor)),
    });
  },
};
