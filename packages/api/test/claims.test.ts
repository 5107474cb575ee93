import { newId } from '../src/kernel/ids';
import { transaction } from '../src/kernel/transaction';
import { moveThanksJob } from '../src/recognition/thanks/claiming';
import { moveAuthorshipJob } from '../src/threads/authorship';
import { ThreadKind } from '../src/threads/thread.entity';
import { type ImportedPost, insertImportedThreads } from '../src/threads/threads.import';
import { enrol } from './cast';
import { startTestServer, type TestServer } from './harness';
import { recount } from './threads';
import { type WoundCare, woundCare } from './wound-care';

/** Columns that name a placeholder before it is claimed, and whoever has claimed it from then on. */
const MOVES = [
  'post.author_id',
  'thread.author_id',
  'thread.last_post_author_id',
  'thread_participant.person_id',
  'thanks_to.person_id',
];

/** All the others, by the reason for which nothing in them has to go over. */
const STAYS: Record<string, string[]> = {
  'it says who was claimed, by whom': [
    'person.claimed_by',
    'placeholder_claim.placeholder_id',
    'placeholder_claim.claimant_id',
  ],
  'it is made of the person, and goes on saying how the archive calls them': [
    'person_words.person_id',
  ],
  'it belongs to an account, and a placeholder has none': [
    'person_photo.person_id',
    'session.person_id',
    'mail_token.person_id',
    'thread_reader.person_id',
    'community_reader.person_id',
    'draft.person_id',
    'bookmark.person_id',
    'file.owner_id',
    'notification_preference.person_id',
    'notification_settings.person_id',
    'unsubscription.person_id',
    'reply_generation.person_id',
    'reply_address.person_id',
    'inbound_mail.person_id',
    'push_subscription.person_id',
    'catch_up.person_id',
    'catch_up_pass.person_id',
    'event_person_settings.person_id',
    'calendar_feed.person_id',
    'calendar_answer_address.person_id',
    'recognition_choice.person_id',
  ],
  'nobody tells a placeholder anything': [
    'notice.person_id',
    'notice_box.person_id',
    'delivery.person_id',
    'mail.person_id',
    'mention.person_id',
    'use_ask.person_id',
  ],
  'whoever did it was signed in': [
    'placeholder_claim.decided_by',
    'community.created_by',
    'charter_amendment.author_id',
    'ground_rules.author_id',
    'membership.invited_by',
    'invitation.invited_by',
    'thread.accepted_by',
    'thread.removed_by',
    'thread.closed_by',
    'thread_trace.by_id',
    'post.removed_by',
    'post_revision.editor_id',
    'post_revision.hidden_by',
    'reaction.person_id',
    'poll.closed_by',
    'poll.outcome_by',
    'poll_vote.person_id',
    'happening.actor_id',
    'event_series.created_by',
    'event_series.decided_by',
    'event.cancelled_by',
    'event.minutes_by',
    'event_attendance.recorded_by',
    'event_guest.added_by',
    'agenda_item.added_by',
    'agenda_vote.person_id',
    'event_action.done_by',
    'event_action.created_by',
    'time_search.created_by',
    'time_answer.person_id',
    'rotation.created_by',
    'handover.written_by',
    'turn_step.by_id',
    'turn_tick.ticked_by',
    'resource.created_by',
    'resource.revised_by',
    'resource.reviewed_by',
    'resource.retired_by',
    'resource.removed_by',
    'resource_revision.revised_by',
    'resource_suggestion.suggested_by',
    'resource_suggestion.decided_by',
    'resource_publication.published_by',
    'collection.created_by',
    'use_report.by_id',
    'use_report.removed_by',
    'use_answer.by_id',
    'thanks.from_id',
    'thanks.removed_by',
    'feedback.from_id',
  ],
  'only active members stand in it, and a placeholder cannot become one': [
    'membership.person_id',
    'event_series.host_id',
    'event.host_id',
    'event_rsvp.person_id',
    'event_series_rsvp.person_id',
    'event_attendance.person_id',
    'agenda_item.person_id',
    'event_action.owner_id',
    'rotation_member.person_id',
    'rotation_absence.person_id',
    'turn.person_id',
    'turn_companion.person_id',
    'turn_pass.person_id',
    'turn_step.person_id',
    'lent_role.person_id',
    'resource.steward_id',
    'feedback.to_id',
  ],
};

const THREAD = `query ($id: ID!) { thread(id: $id) { author { handle } participantCount
  participants { handle } posts { nodes { author { handle } thanks { to { handle } } } } } }`;
const CLAIM = `mutation ($input: ClaimPlaceholderInput!) { claimPlaceholder(input: $input) { id } }`;
const DECIDE = 'mutation ($input: DecideClaimInput!) { decideClaim(input: $input) { state } }';
const THANK = `mutation ($input: GiveThanksInput!) { giveThanks(input: $input) { id to { handle } } }`;
const FEEDBACK = `mutation ($input: GiveFeedbackInput!) { giveFeedback(input: $input) { id } }`;
const HERS = `query { community(slug: "SLUG") { thanks { nodes { words to { handle } } } } }`;

let server: TestServer;
let house: WoundCare;
beforeAll(async () => {
  server = await startTestServer();
  house = await woundCare(server);
});
afterAll(() => server.close());

/** What refers to a person, by the schema as it is. */
async function references(): Promise<string[]> {
  const found = await server.rows<{ name: string }>(
    `select k.conrelid::regclass || '.' || a.attname as name from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
      where k.contype = 'f' and k.confrelid = 'person'::regclass`,
  );
  return found.map(({ name }) => name).sort();
}

/** Where somebody is named, of all that refers to people. */
async function namedIn(personId: string): Promise<string[]> {
  const places = (await references()).map((name) => [name, ...name.split('.')]);
  const found = await server.rows<{ name: string }>(
    places
      .map(
        ([name, table, column]) =>
          `select '${name}' as name where exists (select from ${table} where ${column} = $1)`,
      )
      .join(' union all '),
    [personId],
  );
  return found.map(({ name }) => name).sort();
}

interface Opened {
  id: string;
  postId: string;
}

/** Threads of an archive, each with who wrote its posts. */
const imported = (communityId: string, threads: Array<[title: string, by: string[]]>) =>
  transaction(house.ctx, (tx) =>
    insertImportedThreads(tx, {
      communityId,
      site: 'archive.example',
      threads: threads.map(([title, by], index) => {
        const posts = by.map((personId, place) => ({
          ...{ sourceId: `${index}.${place}`, markdown: title, html: `<p>${title}</p>` },
          ...{ author: { personId, name: 'Ines', url: null }, createdAt: new Date(0) },
          ...{ rendererVersion: 1, url: null, licence: null },
        }));
        const [opening] = posts as [ImportedPost];
        const { author, url, licence } = opening;
        const kind = ThreadKind.QUESTION;
        const openedAt = opening.createdAt;
        return {
          ...{ sourceId: `${index}`, kind, title, tags: [] },
          author,
          url,
          licence,
          openedAt,
          posts,
        };
      }),
    }),
  );

it('knows of everything that names a person whether it goes over to who claims them', async () => {
  expect([...MOVES, ...Object.values(STAYS).flat()].sort()).toEqual(await references());
});

it('puts all that names a placeholder under the name of who has claimed it, and whatever counts agrees', async () => {
  const { ctx, community, ines, tomasz, amara } = house;
  const { marta } = await enrol(server, 'marta');
  const placeholderId = newId();
  await server.rows(
    `insert into person (id, handle, name, placeholder, source_site, source_id, created_at)
     values ($1, 'old-ines', 'Ines in the archive', true, 'archive.example', '7', $2)`,
    [placeholderId, server.clock.now()],
  );
  const communityId = community.id;
  await imported(communityId, [
    ['Of her alone', [placeholderId]],
    // Of this one she has written both parts: one participant less.
    ['Of both', [ines.id, placeholderId]],
  ]);
  const [own, shared] = (await server.rows<{ id: string; postId: string }>(
    `select t.id, p.id as "postId" from thread t join post p on p.thread_id = t.id and p.number = 1
      where t.source_site is not null order by t.source_id`,
  )) as [Opened, Opened];

  const about = { kind: 'POST', id: own.postId };
  const thank = (words: string, more: object, { client } = tomasz) =>
    client.mutate<{ giveThanks: { to: Array<{ handle: string }> } }>(THANK, {
      input: { communityId, personIds: [], words, clientMutationId: newId(), ...more },
    });
  await thank('For writing it down.', { about });
  // Both were thanked: she stands there once.
  await thank('To both of you.', { about, personIds: [placeholderId, ines.id] });
  await thank('Before I knew.', { about }, ines);
  expect(
    await tomasz.client.refused(FEEDBACK, {
      input: { communityId, personId: placeholderId, keep: 'On.', clientMutationId: newId() },
    }),
  ).toMatchObject({ fields: [{ rule: 'member' }] });
  expect(await namedIn(placeholderId)).toEqual([...MOVES, 'person_words.person_id'].sort());

  const { claimPlaceholder } = await ines.client.mutate<{ claimPlaceholder: { id: string } }>(
    CLAIM,
    { input: { personId: placeholderId, clientMutationId: 'mine' } },
  );
  await marta.client.mutate(DECIDE, { input: { id: claimPlaceholder.id, approve: true } });
  // Whoever still has the old page before them thanks who has claimed it.
  const { giveThanks } = await thank('Late.', { about, personIds: [placeholderId] });
  expect(giveThanks.to).toEqual([{ handle: 'ines' }]);
  const oneself = { communityId, personIds: [placeholderId], about, words: 'Me.' };
  expect(
    await ines.client.refused(THANK, { input: { ...oneself, clientMutationId: newId() } }),
  ).toMatchObject({ fields: [{ rule: 'notYourself' }] });
  await server.runJobs();

  const hers = { handle: 'ines' };
  const asked = { id: own.id };
  expect(await ines.client.query(THREAD, asked)).toMatchObject({
    thread: { author: hers, participantCount: 1, participants: [hers] },
  });
  expect(await ines.client.query(THREAD, { id: shared.id })).toMatchObject({
    thread: { participantCount: 1, participants: [hers] },
  });
  const { community: read } = await amara.client.query<{
    community: { thanks: { nodes: Array<{ words: string; to: Array<{ handle: string }> }> } };
  }>(HERS.replace('SLUG', community.slug));
  expect(
    Object.fromEntries(read.thanks.nodes.map(({ words, to }) => [words, to.map((o) => o.handle)])),
  ).toEqual({
    'For writing it down.': ['ines'],
    'To both of you.': ['ines'],
    'Late.': ['ines'],
    'Before I knew.': ['old-ines'],
  });
  await recount(server);

  // What is left says that it was claimed, or is what the two said to each other.
  const left = [
    'person_words.person_id',
    'placeholder_claim.placeholder_id',
    'thanks_to.person_id',
  ];
  expect(await namedIn(placeholderId)).toEqual(left);
  // At least once means also twice.
  for (const job of [moveAuthorshipJob, moveThanksJob]) {
    await job.run(ctx, { placeholderId, personId: ines.id });
  }
  await recount(server);
  expect(await namedIn(placeholderId)).toEqual(left);
});
