import type { Context } from '../../kernel/context';
import {
  type HandedOn,
  type ReviewDue,
  resourceHandedOn,
  reviewDue,
} from '../../resources/care/care.signals';
import { type LinkTold, linkBroken } from '../../resources/links/links.signals';
import {
  type ResourceSuggested,
  resourceSuggested,
  type SuggestionDecided,
  suggestionDecided,
} from '../../resources/resources.signals';
import { SuggestionState } from '../../resources/suggestions/suggestion.types';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import type { NewHappening } from '../telling/telling';
import { type PlainCircle, peopleAt } from './circles';
import { leading } from './events.audience';
import { type ResourceFacts, sayResource } from './resources.said';

const { RESOURCE } = NoticeKind;

const about = (
  ctx: Context,
  { resourceId, communityId }: { resourceId: string; communityId: string },
  told: Pick<NewHappening<ResourceFacts>, 'of' | 'detail' | 'actorId' | 'facts'>,
): NewHappening<ResourceFacts> => ({
  ...told,
  kind: RESOURCE,
  subjectKind: 'RESOURCE',
  subjectId: resourceId,
  communityId,
  createdAt: ctx.clock.now(),
});

/**
 * Whoever answers for a resource; where nobody does, those who look after the community. $6 is now.
 * @param still what must still be so of the resource `r`; it may use values from $7 on
 */
const keepers = (still: string): PlainCircle[] => [
  {
    kind: RESOURCE,
    reason: NoticeReason.YOUR_RESOURCE,
    people: `select r.steward_id as person_id from resource r
      where r.id = $1 and $6::timestamptz is not null and ${still}`,
  },
  {
    ...leading(RESOURCE),
    people: `${leading(RESOURCE).people} and exists (
      select from resource r where r.id = $1 and r.steward_id is null and ${still})`,
  },
];

/** Somebody offers another wording. */
defineTelling<ResourceSuggested, ResourceFacts>({
  name: 'resources-suggested',
  signal: resourceSuggested,
  happening: async (ctx, told) =>
    about(ctx, told, {
      of: told.suggestionId,
      detail: NoticeDetail.RESOURCE_SUGGESTED,
      actorId: told.byId,
      facts: { suggestionId: told.suggestionId },
    }),
  audience: (ctx, happening, after, limit) => {
    const open = `exists (select from resource_suggestion s where s.id = $7::uuid and s.state = 'OPEN')`;
    const values = [ctx.clock.now(), happening.facts.suggestionId];
    return peopleAt(ctx, happening, keepers(open), values, after, limit);
  },
  say: sayResource,
});

/** Whoever offered it hears what became of it. */
const suggester: PlainCircle = {
  kind: RESOURCE,
  reason: NoticeReason.YOUR_SUGGESTION,
  people:
    'select s.suggested_by as person_id from resource_suggestion s where s.id = $6::uuid and s.resource_id = $1',
};
defineTelling<SuggestionDecided, ResourceFacts>({
  name: 'resources-suggestion-decided',
  signal: suggestionDecided,
  happening: async (ctx, told) =>
    about(ctx, told, {
      of: told.suggestionId,
      detail:
        told.state === SuggestionState.ACCEPTED
          ? NoticeDetail.SUGGESTION_ACCEPTED
          : NoticeDetail.SUGGESTION_DECLINED,
      actorId: told.byId,
      facts: { suggestionId: told.suggestionId },
    }),
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [suggester], [happening.facts.suggestionId], after, limit),
  say: sayResource,
});

/** The day has come to look at it again. */
defineTelling<ReviewDue, ResourceFacts>({
  name: 'resources-review-due',
  signal: reviewDue,
  happening: async (ctx, told) =>
    about(ctx, told, {
      of: `${told.resourceId}:${told.reviewOn}`,
      detail: NoticeDetail.REVIEW_DUE,
      actorId: null,
      facts: { reviewOn: told.reviewOn },
    }),
  audience: (ctx, happening, after, limit) => {
    const due = 'r.review_on = $7::date and r.retired_at is null and r.removed_at is null';
    const values = [ctx.clock.now(), happening.facts.reviewOn];
    return peopleAt(ctx, happening, keepers(due), values, after, limit);
  },
  say: sayResource,
});

/** Its link has not answered for days. */
defineTelling<LinkTold, ResourceFacts>({
  name: 'resources-link-broken',
  signal: linkBroken,
  happening: async (ctx, told) =>
    about(ctx, told, {
      of: `${told.resourceId}:${told.at}`,
      detail: NoticeDetail.LINK_BROKEN,
      actorId: null,
      facts: {},
    }),
  audience: (ctx, happening, after, limit) => {
    const broken = 'r.link_broken_at is not null and r.retired_at is null and r.removed_at is null';
    return peopleAt(ctx, happening, keepers(broken), [ctx.clock.now()], after, limit);
  },
  say: sayResource,
});

/** Another said that somebody answers for it from now on. */
const newKeeper: PlainCircle = {
  kind: RESOURCE,
  reason: NoticeReason.YOUR_RESOURCE,
  people:
    'select r.steward_id as person_id from resource r where r.id = $1 and r.steward_id = $6::uuid',
};
defineTelling<HandedOn, ResourceFacts>({
  name: 'resources-handed-on',
  signal: resourceHandedOn,
  happening: async (ctx, told) =>
    about(ctx, told, {
      of: `${told.resourceId}:${told.at}`,
      detail: NoticeDetail.RESOURCE_HANDED_ON,
      actorId: told.byId,
      facts: { personId: told.personId },
    }),
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [newKeeper], [happening.facts.personId], after, limit),
  say: sayResource,
});
