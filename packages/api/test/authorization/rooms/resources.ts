import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aResource } from '../../../src/resources/resource.factory';
import { at, keyed, ofCommunity, page, verb } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, strangersInside } from '../table';

const list = (field: string, selection: string, ...path: string[]) => ({
  ...page(field, selection),
  read: (data: Record<string, unknown>) =>
    (at(data, 'community', 'field', ...path) as unknown[]).length > 0 ? 'ok' : 'none',
});
const onResource = (
  name: string,
  thing: string,
  type = 'ResourceInput',
  more: Record<string, unknown> = {},
  can?: string,
) => verb(name, type, ({ things }) => ({ resourceId: things[thing], ...more, ...keyed() }), can);
const unkeyed = (
  name: string,
  thing: string,
  type: string,
  more: Record<string, unknown>,
  can?: string,
) => verb(name, type, ({ things }) => ({ resourceId: things[thing], ...more }), can);
const onSuggestion = (
  name: string,
  thing: string,
  type: string,
  more: Record<string, unknown>,
  can?: string,
) => verb(name, type, ({ things }) => ({ suggestionId: things[thing], ...more }), can);

const outside = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden`;
const strangers = `
  visitor     | sign-in
  unverified  | verify`;
const words = { title: 'Heels', summary: '', markdown: 'Wash, dry.', tags: [] };

/** A page that the member keeps, one of the founder with suggestions of both, and one that the founder removed. */
export const resources: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const [founder, member] = [people.get('founder')?.id, people.get('member')?.id];
    const one = async (given: object) =>
      (await aResource(ctx, { communityId, tags: ['foam'], ...given })).id;
    const mine = await one({ createdBy: member });
    const theirs = await one({ createdBy: founder });
    const gone = await one({ createdBy: founder });
    await rows(ctx, 'update resource set removed_at = $2, removed_by = $3 where id = $1', [
      gone,
      ctx.clock.now(),
      founder,
    ]);
    const suggested = async (byId: string | undefined) => {
      const id = newId();
      await rows(
        ctx,
        `insert into resource_suggestion (id, resource_id, base_version, title, summary, markdown, html, tags,
           suggested_by, suggested_at) values ($1, $2, 1, 'Heels', '', 'Dry.', '<p>Dry.</p>', '{}', $3, $4)`,
        [id, theirs, byId, ctx.clock.now()],
      );
      return id;
    };
    return {
      ...{ page: mine, theirPage: theirs, removedPage: gone },
      ...{ ownSuggestion: await suggested(member), theirSuggestion: await suggested(founder) },
    };
  },
  reads: {
    'read resource': {
      document: 'query($id: ID!) { resource(id: $id) { title html revisions { nodes { html } } } }',
      variables: ({ things }) => ({ id: things.theirPage }),
    },
    'read removed resource': {
      document: 'query($id: ID!) { resource(id: $id) { title html removalReason } }',
      variables: ({ things }) => ({ id: things.removedPage }),
    },
    "read a member's suggestion": {
      document: 'query($id: ID!) { resourceSuggestion(id: $id) { html base { html } } }',
      variables: ({ things }) => ({ id: things.ownSuggestion }),
    },
    "read another's suggestion": {
      document: 'query($id: ID!) { resourceSuggestion(id: $id) { html } }',
      variables: ({ things }) => ({ id: things.theirSuggestion }),
    },
    'read resources': list('resources(first: 5)', '{ nodes { id title } }', 'nodes'),
    'read tags of resources': list('resourceTags', ''),
  },
  writes: {
    'share a resource': verb(
      'shareResource',
      'ShareResourceInput',
      (ground) => ({
        ...ofCommunity(ground),
        ...{ form: 'PAGE', type: 'PRACTICE', title: 'Heels', markdown: 'Wash.' },
        ...keyed(),
      }),
      'community.shareResource',
    ),
    'revise a resource': unkeyed(
      'reviseResource',
      'page',
      'ReviseResourceInput',
      { version: 1, title: 'A' },
      'page.edit',
    ),
    "revise another's resource": unkeyed(
      'reviseResource',
      'theirPage',
      'ReviseResourceInput',
      { version: 1, title: 'A' },
      'their.edit',
    ),
    'go back to a version': unkeyed('restoreRevision', 'page', 'RestoreRevisionInput', {
      ...{ version: 1, number: 1 },
    }),
    'remove a resource': unkeyed(
      'removeResource',
      'page',
      'RemoveResourceInput',
      { reason: 'Old' },
      'page.remove',
    ),
    'restore a resource': unkeyed('restoreResource', 'removedPage', 'ResourceInput', {}),
    'suggest other words': onResource(
      'suggestRevision',
      'theirPage',
      'SuggestRevisionInput',
      { ...words, baseVersion: 1 },
      'their.suggest',
    ),
    'take a suggestion over': onSuggestion(
      'acceptSuggestion',
      'theirSuggestion',
      'AcceptSuggestionInput',
      { version: 1 },
    ),
    'decline a suggestion': onSuggestion(
      'declineSuggestion',
      'theirSuggestion',
      'DeclineSuggestionInput',
      {},
    ),
    "decline a member's suggestion": onSuggestion(
      'declineSuggestion',
      'ownSuggestion',
      'DeclineSuggestionInput',
      {},
      'own.decide',
    ),
    "take a member's suggestion back": onSuggestion(
      'withdrawSuggestion',
      'ownSuggestion',
      'SuggestionInput',
      {},
      'own.withdraw',
    ),
    'comment on a resource': onResource(
      'commentOnResource',
      'theirPage',
      'CommentOnResourceInput',
      { markdown: 'It works.' },
      'their.comment',
    ),
  },
  reading: [
    block(
      ['read resource'],
      `${strangers}
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['read removed resource', "read another's suggestion"],
      `${strangers}
  visitor* unverified*                                                 | hidden
  outsider elsewhere pending invited left removed banned novice member | hidden
  facilitator steward admin                                            | ok`,
    ),
    block(
      ["read a member's suggestion"],
      `${strangers}
  visitor* unverified*                                          | hidden
  outsider elsewhere pending invited left removed banned novice | hidden
  member                                                        | ok
  facilitator steward admin                                     | ok`,
    ),
    block(
      ['read resources', 'read tags of resources'],
      `${strangers}
  visitor* unverified*                           | ok none hidden
  outsider elsewhere pending left removed banned | ok none hidden
  invited                                        | ok none none
  novice member facilitator steward admin        | ok`,
    ),
  ],
  writing: [
    block(
      ['share a resource'],
      `${strangers}
  visitor*                        | sign-in sign-in hidden
  unverified*                     | verify verify hidden
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member facilitator steward      | ok                     | archived
  admin                           | join                   | archived`,
    ),
    block(
      ['suggest other words', 'comment on a resource'],
      `${outside}
  novice                     | rules | archived
  member facilitator steward | ok    | archived
  admin                      | join  | archived`,
    ),
    block(
      ['revise a resource', 'go back to a version', 'remove a resource'],
      `${outside}
  novice                           | rules | archived
  member facilitator steward admin | ok    | archived`,
    ),
    block(
      ["revise another's resource"],
      `${outside}
  novice                    | rules  | archived
  member                    | keeper | archived
  facilitator steward admin | ok     | archived`,
    ),
    block(
      ['restore a resource', 'take a suggestion over', 'decline a suggestion'],
      `${strangers}
  visitor* unverified*                                                 | hidden
  outsider elsewhere pending invited left removed banned novice member | hidden
  facilitator steward admin                                            | ok | archived`,
    ),
    block(
      ["decline a member's suggestion"],
      `${strangers}
  visitor* unverified*                                          | hidden
  outsider elsewhere pending invited left removed banned novice | hidden
  member                                                        | keeper | archived
  facilitator steward admin                                     | ok     | archived`,
    ),
    block(
      ["take a member's suggestion back"],
      `${strangers}
  visitor* unverified*                                          | hidden
  outsider elsewhere pending invited left removed banned novice | hidden
  member                                                        | ok
  facilitator steward admin                                     | author`,
    ),
  ],
  verdicts: verdictsOf(
    `query($slug: String!, $page: ID!, $theirPage: ID!, $ownSuggestion: ID!) {
      community(slug: $slug) { viewerCan { shareResource { allowed reason } } }
      page: resource(id: $page) { viewerCan { edit { allowed reason } remove { allowed reason } } }
      their: resource(id: $theirPage) { viewerCan { edit { allowed reason } suggest { allowed reason }
        comment { allowed reason } } }
      own: resourceSuggestion(id: $ownSuggestion) { viewerCan { decide { allowed reason }
        withdraw { allowed reason } } } }`,
    ({ things, community }) => ({ slug: community.slug, ...things }),
  ),
};
