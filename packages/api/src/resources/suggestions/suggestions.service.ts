import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { emit } from '../../kernel/signals';
import { oneLine } from '../../threads/text';
import { resourceTended } from '../care/care.signals';
import { changeResource } from '../resource.change';
import type { Resource } from '../resource.entity';
import { keepFiles, keepSuggestedFiles } from '../resource.files';
import {
  type GivenWords,
  noteOf,
  type ResourceWords,
  sameWords,
  wordsOver,
} from '../resource.words';
import { writeRevision } from '../resource.write';
import { resourceFor } from '../resources.queries';
import { resourceSuggested, suggestionDecided } from '../resources.signals';
import type { ResourceRevision } from '../revisions/revision.entity';
import { revisionLoader } from '../revisions/revisions.queries';
import type { ResourceSuggestion } from './suggestion.entity';
import type { SuggestionAction } from './suggestion.policy';
import { SuggestionState } from './suggestion.types';
import type {
  AcceptSuggestionInput,
  DeclineSuggestionInput,
  SuggestRevisionInput,
} from './suggestions.inputs';
import { suggestionFor } from './suggestions.queries';

/** Of one person for one resource, undecided: who has more to say talks with whoever keeps it. */
export const WAITING_MAX = 5;

/**
 * Offers another wording. The same key again offers it once.
 * @throws InvalidError when it says nothing new, or too much of the same person waits already
 */
export async function suggestRevision(
  ctx: Context,
  input: SuggestRevisionInput,
): Promise<ResourceSuggestion> {
  const {
    id: resourceId,
    form,
    communityId,
    ...resource
  } = await resourceFor(ctx, input.resourceId, 'suggest');
  const base = await baseOf(ctx, { ...resource, id: resourceId } as Resource, input.baseVersion);
  const { title, summary, markdown, tags } = input;
  const words = await wordsOver(ctx, form, base, { title, summary, markdown, tags });
  if (sameWords(words, base)) throw new InvalidError({ path: 'markdown', rule: 'unchanged' });
  const note = noteOf(input.note);
  let id = '';
  await changeResource(ctx, resourceId, 'suggest', async (tx) => {
    id = await once(
      tx,
      { mutation: 'suggestRevision', input },
      async (suggestionId) => {
        await checkRoom(tx, resourceId);
        await write(tx, { id: suggestionId, resourceId, base: input.baseVersion, words, note });
        const byId = tx.viewer.personId;
        const kept = { id: suggestionId, communityId, authorId: byId };
        await keepSuggestedFiles(tx, kept, words.html);
        await emit(tx, resourceSuggested, { suggestionId, resourceId, communityId, byId });
        return suggestionId;
      },
      async (suggestionId) => suggestionId,
    );
  });
  return suggestionFor(ctx, id, 'read');
}

/** @throws InvalidError when there is no such version */
async function baseOf(ctx: Context, resource: Resource, number: number): Promise<ResourceRevision> {
  const base = await revisionLoader(ctx).load({ resource, number });
  if (!base) throw new InvalidError({ path: 'baseVersion', rule: 'exists' });
  return base;
}

async function checkRoom(tx: Context, resourceId: string): Promise<void> {
  const waiting = await rows(
    tx,
    `select 1 from resource_suggestion where resource_id = $1 and suggested_by = $2 and state = 'OPEN'`,
    [resourceId, tx.viewer.personId],
  );
  if (waiting.length >= WAITING_MAX) {
    throw new InvalidError({ path: 'resourceId', rule: 'suggestionsWait' });
  }
}

interface Offer {
  id: string;
  resourceId: string;
  base: number;
  words: ResourceWords;
  note: string;
}

async function write(tx: Context, { id, resourceId, base, words, note }: Offer): Promise<void> {
  await rows(
    tx,
    `insert into resource_suggestion (id, resource_id, base_version, title, summary, markdown, html, tags, note,
       suggested_by, suggested_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      resourceId,
      base,
      words.title,
      words.summary,
      words.markdown,
      words.html,
      words.tags,
      note,
      tx.viewer.personId,
      tx.clock.now(),
    ],
  );
}

/**
 * Takes a suggestion over as the next version, with the words of whoever decides where they give some.
 * @throws ConflictError when the resource is not as it was seen; ForbiddenError when it was decided already
 */
export async function acceptSuggestion(
  ctx: Context,
  input: AcceptSuggestionInput,
): Promise<ResourceSuggestion> {
  const suggestion = await suggestionFor(ctx, input.suggestionId, 'decide');
  const { resource: seen, suggestedById } = suggestion;
  if (seen.version !== input.version) throw new ConflictError('VERSION');
  const base = await baseOf(ctx, seen, suggestion.baseVersion);
  const words = await wordsOver(ctx, seen.form, seen, taken(suggestion, base, input));
  const answer = oneLine(input.answer ?? '');
  return decide(
    ctx,
    suggestion,
    'decide',
    SuggestionState.ACCEPTED,
    answer,
    async (tx, resource) => {
      if (resource.version !== input.version) throw new ConflictError('VERSION');
      if (sameWords(words, resource)) return;
      const { note, id: suggestionId } = suggestion;
      await writeRevision(tx, resource, input.version, {
        ...{ words, note, byId: suggestedById, suggestionId },
      });
      // What whoever decided has put in beside it.
      const { id, communityId } = resource;
      await keepFiles(tx, { id, communityId, authorId: tx.viewer.personId }, words);
    },
  );
}

/** What is given wins; what the suggestion left as it found it stays as it is by now. */
function taken(
  suggestion: ResourceSuggestion,
  base: ResourceRevision,
  given: AcceptSuggestionInput,
): GivenWords {
  return {
    title: given.title ?? (suggestion.title === base.title ? null : suggestion.title),
    summary: given.summary ?? (suggestion.summary === base.summary ? null : suggestion.summary),
    markdown:
      given.markdown ?? (suggestion.markdown === base.markdown ? null : suggestion.markdown),
    tags:
      given.tags ?? (suggestion.tags.join(' ') === base.tags.join(' ') ? null : suggestion.tags),
  };
}

/** @throws ForbiddenError when it was decided already */
export async function declineSuggestion(
  ctx: Context,
  { suggestionId, answer }: DeclineSuggestionInput,
): Promise<ResourceSuggestion> {
  const suggestion = await suggestionFor(ctx, suggestionId, 'decide');
  const words = oneLine(answer ?? '');
  return decide(ctx, suggestion, 'decide', SuggestionState.DECLINED, words);
}

/** Takes back what oneself suggested. @throws ForbiddenError when it was decided already */
export async function withdrawSuggestion(
  ctx: Context,
  suggestionId: string,
): Promise<ResourceSuggestion> {
  const suggestion = await suggestionFor(ctx, suggestionId, 'withdraw');
  return decide(ctx, suggestion, 'withdraw', SuggestionState.WITHDRAWN, '');
}

async function decide(
  ctx: Context,
  { id: suggestionId, resourceId }: ResourceSuggestion,
  action: SuggestionAction,
  state: Exclude<SuggestionState, SuggestionState.OPEN>,
  answer: string,
  change: (tx: Context, resource: Resource) => Promise<void> = async () => undefined,
): Promise<ResourceSuggestion> {
  await changeResource(ctx, resourceId, 'read', async (tx, resource) => {
    await suggestionFor(tx, suggestionId, action);
    const byId = tx.viewer.personId;
    const decided = await affected(
      tx,
      `update resource_suggestion set state = $2, decided_by = $3, decided_at = $4, answer = $5
        where id = $1 and state = 'OPEN'`,
      [suggestionId, state, byId, tx.clock.now(), answer],
    );
    if (decided === 0) throw new ConflictError('ALREADY_DONE');
    await change(tx, resource);
    if (state === SuggestionState.WITHDRAWN) return emit(tx, resourceTended, { resourceId });
    const { communityId } = resource;
    await emit(tx, suggestionDecided, { suggestionId, resourceId, communityId, byId, state });
  });
  return suggestionFor({ ...ctx, loaders: new Map() }, suggestionId, 'read');
}
