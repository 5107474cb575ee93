import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import type { Resource } from '../../resources/resource.entity';
import { resourceFor } from '../../resources/resources.queries';
import type { ResourceSuggestion } from '../../resources/suggestions/suggestion.entity';
import { SuggestionState } from '../../resources/suggestions/suggestion.types';
import { suggestionFor } from '../../resources/suggestions/suggestions.queries';
import { NoticeDetail } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

export interface ResourceFacts {
  /** Of what is suggested. */
  suggestionId?: string;
  /** To whom it was handed on. */
  personId?: string;
  /** The day on which it was to be looked at. */
  reviewOn?: string;
}

/** What there is to say of a resource to somebody, when it still is as was told. */
export async function sayResource(
  ctx: Context,
  happening: Happening<ResourceFacts>,
): Promise<Said | null> {
  const { facts, detail, subjectId, actorId } = happening;
  const resource = await unlessRefused(resourceFor(ctx, subjectId, 'read'));
  const suggestion = facts.suggestionId
    ? await unlessRefused(suggestionFor(ctx, facts.suggestionId, 'read'))
    : null;
  if (!resource || resource.removedAt) return null;
  if (!isStillSo(ctx, resource, suggestion, happening)) return null;
  const { id, slug, name, language } = resource.community;
  const actorName = await nameOf(ctx, actorId);
  const note = detail === NoticeDetail.RESOURCE_SUGGESTED ? suggestion?.note : suggestion?.answer;
  const path = `/c/${slug}/library/${resource.id}`;
  return {
    community: { id, slug, name },
    title: resource.title,
    path: suggestion ? `${path}/suggestions/${suggestion.id}` : path,
    actorName,
    words: null,
    note: note || null,
    lines: linesOf(resource, detail, actorName),
    answer: null,
    language,
  };
}

function linesOf(
  { url }: Resource,
  detail: NoticeDetail | null,
  actorName: string | null,
): string[] {
  switch (detail) {
    case NoticeDetail.REVIEW_DUE:
      return [say('notifications.resource.review')];
    case NoticeDetail.LINK_BROKEN:
      return url ? [say('notifications.resource.broken', { url })] : [];
    case NoticeDetail.RESOURCE_HANDED_ON:
      return actorName ? [say('notifications.resource.handedOn', { name: actorName })] : [];
    default:
      return [];
  }
}

/** What was looked at, decided or handed to another meanwhile is not said. */
function isStillSo(
  { viewer }: Context,
  resource: Resource,
  suggestion: ResourceSuggestion | null,
  { detail, facts }: Happening<ResourceFacts>,
): boolean {
  const mayReview = resource.viewerCan.review.allowed;
  switch (detail) {
    case NoticeDetail.RESOURCE_SUGGESTED:
      return suggestion?.viewerCan.decide.allowed ?? false;
    case NoticeDetail.SUGGESTION_ACCEPTED:
      return suggestion?.state === SuggestionState.ACCEPTED;
    case NoticeDetail.SUGGESTION_DECLINED:
      return suggestion?.state === SuggestionState.DECLINED;
    case NoticeDetail.REVIEW_DUE:
      return mayReview && resource.reviewOn === facts.reviewOn;
    case NoticeDetail.LINK_BROKEN:
      return mayReview && isBroken(resource);
    default:
      return resource.stewardId === viewer.personId;
  }
}

/** And nobody has said since that it is good all the same. */
const isBroken = ({ linkBrokenAt, reviewedAt }: Resource): boolean =>
  linkBrokenAt !== null && (reviewedAt === null || reviewedAt < linkBrokenAt);
