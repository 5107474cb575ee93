import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';

import { PlaceholderClaim } from './accounts/claim.entity';
import { ClaimResolver } from './accounts/claim.resolver';
import { Instance } from './accounts/instance.entity';
import { InstanceResolver } from './accounts/instance.resolver';
import { Invitation } from './accounts/invitation.entity';
import { InvitationResolver } from './accounts/invitation.resolver';
import { Person } from './accounts/person.entity';
import { PersonResolver } from './accounts/person.resolver';
import { Session } from './accounts/session.entity';
import { SessionResolver } from './accounts/session.resolver';
import { ViewerResolver } from './accounts/viewer.resolver';
import { CharterAmendment } from './communities/charter.entity';
import { CharterAmendmentResolver, GroundRulesResolver } from './communities/charter.resolver';
import { CommunityResolver } from './communities/communities.resolver';
import { Community } from './communities/community.entity';
import { Domain } from './communities/domain.entity';
import { DomainResolver } from './communities/domains.resolver';
import { GroundRules } from './communities/ground-rules.entity';
import { CommunityInvitationResolver } from './communities/invitations.resolver';
import {
  CommunityMembersResolver,
  PersonMembershipsResolver,
  ViewerMembershipsResolver,
} from './communities/members.resolver';
import { Membership } from './communities/membership.entity';
import {
  CommunityPermissionsResolver,
  MembershipResolver,
} from './communities/memberships.resolver';
import {
  EventActionResolver,
  EventActionsResolver,
  ViewerActionsResolver,
} from './events/agenda/actions.resolver';
import {
  AgendaItemResolver,
  EventAgendaResolver,
  ThreadAgendaResolver,
} from './events/agenda/agenda.resolver';
import {
  CalendarFeedResolver,
  CalendarImportResolver,
  ViewerCalendarResolver,
} from './events/calendar/calendar.resolver';
import { EventResolver } from './events/events.resolver';
import {
  CommunityTimeSearchesResolver,
  TimeSearchPersonResolver,
  TimeSearchResolver,
  TimeSlotResolver,
} from './events/find-time/find-time.resolver';
import { EventGuestResolver } from './events/guests/guests.resolver';
import { EventMinutesResolver } from './events/minutes/minutes.resolver';
import {
  AttendanceResolver,
  AttendeeResolver,
  EventRsvpsResolver,
  RsvpResolver,
  SeriesRsvpResolver,
  ViewerEventSettingsResolver,
} from './events/rsvp/rsvp.resolver';
import { EventEditingResolver } from './events/series/editing.resolver';
import {
  CommunityEventPermissionsResolver,
  CommunityEventsResolver,
  SeriesResolver,
  ViewerEventsResolver,
} from './events/series/series.resolver';

import {
  CommunityTurnPermissionsResolver,
  CommunityTurnsResolver,
  EventTurnResolver,
  ViewerTurnsResolver,
} from './facilitation/facilitation.fields';
import {
  FairnessShareResolver,
  RotationMemberResolver,
  RotationResolver,
} from './facilitation/rotations.resolver';
import {
  ChecklistItemResolver,
  HandoverItemResolver,
  HandoverOffersResolver,
  HandoverResolver,
  TurnPassResolver,
  TurnStepResolver,
} from './facilitation/turn-details.resolver';
import { TurnResolver } from './facilitation/turns.resolver';
import { FileResolver, ViewerFilesResolver } from './files/files.resolver';
import { mendInputs } from './kernel/storable';
import {
  CatchUpItemResolver,
  CatchUpResolver,
  ViewerCatchUpResolver,
} from './notifications/catch-up/catch-up.resolver';
import {
  InboxChangeResolver,
  NoticeResolver,
  ViewerInboxResolver,
} from './notifications/inbox/inbox.resolver';
import { NoticeRecognitionResolver } from './notifications/inbox/notice.recognition';
import { UnsubscriptionResolver, ViewerMailResolver } from './notifications/mail/mail.resolver';
import {
  NotificationSettingsResolver,
  ViewerNotificationsResolver,
} from './notifications/preferences/preferences.resolver';
import { InstancePushResolver, ViewerPushResolver } from './notifications/push/push.resolver';
import { UnsentResolver } from './notifications/unsent/unsent.resolver';
import { UseAskResolver, ViewerRecognitionResolver } from './recognition/asks/asks.resolver';
import { ContributionResolver } from './recognition/contributions.resolver';
import {
  FeedbackResolver,
  PersonFeedbackResolver,
  ViewerFeedbackResolver,
} from './recognition/feedback/feedback.resolver';
import {
  KnowledgePageResolver,
  PersonKnowledgeResolver,
} from './recognition/knowledge/knowledge.resolver';
import {
  CommunityThanksPermissionsResolver,
  CommunityThanksResolver,
  EventThanksResolver,
  PostThanksResolver,
  ResourceThanksResolver,
  ThanksResolver,
} from './recognition/thanks/thanks.resolver';
import {
  EventTrailResolver,
  PostTrailResolver,
  ResourceTrailResolver,
  TrailResolver,
} from './recognition/trail/trail.resolver';
import { UseAnswerResolver, UseReportResolver } from './recognition/uses/uses.resolver';
import {
  CommunityResourceCareResolver,
  ResourceCareResolver,
  ViewerResourceCareResolver,
} from './resources/care/care.resolver';
import {
  CollectionItemResolver,
  CollectionResolver,
  CommunityCollectionsResolver,
  CommunityCuratePermissionsResolver,
  ResourceCollectionsResolver,
} from './resources/collections/collections.resolver';
import { PublishedLinkResolver, ResourceLinkResolver } from './resources/links/links.resolver';
import {
  PublishedResourceResolver,
  ResourcePublishingResolver,
} from './resources/publishing/publishing.resolver';
import {
  CommunityResourcePermissionsResolver,
  CommunityResourcesResolver,
  EventResourcesResolver,
  PostResourcesResolver,
  ResourceEdgesResolver,
  ThreadResourcesResolver,
} from './resources/resources.fields';
import { ResourceResolver } from './resources/resources.resolver';
import {
  ResourceHistoryResolver,
  ResourceRevisionResolver,
} from './resources/revisions/revisions.resolver';
import {
  ResourceSuggestionResolver,
  ResourceSuggestionsResolver,
} from './resources/suggestions/suggestions.resolver';
import { SearchHitResolver, SearchResolver } from './search/search.resolver';
import { BookmarkResolver, ViewerBookmarksResolver } from './threads/bookmarks/bookmarks.resolver';
import {
  CommunityCareResolver,
  PostCareResolver,
  ThreadCareResolver,
} from './threads/care/care.fields';
import { CareResolver } from './threads/care/care.resolver';
import {
  CommunityDraftResolver,
  DraftResolver,
  ThreadDraftResolver,
  ViewerDraftsResolver,
} from './threads/drafts/drafts.resolver';
import { FilePlacesResolver } from './threads/files/files.resolver';
import { LinksResolver } from './threads/links/links.resolver';
import {
  PollBallotResolver,
  PollOutcomeResolver,
  PollResolver,
  ThreadOutcomeResolver,
} from './threads/polls/polls.resolver';
import { PostResolver } from './threads/posts.resolver';
import {
  MembershipReadingResolver,
  ThreadReadingResolver,
  ViewerReadingResolver,
} from './threads/reading/reading.resolver';
import { CommunityThreadsResolver, ViewerThreadsResolver } from './threads/thread-lists.resolver';
import { ThreadResolver } from './threads/threads.resolver';
import { ThreadSubscriptions } from './threads/threads.subscriptions';

type Class = NonEmptyArray<Function>[number];

/** Every resolver of the house, a line each. */
export const resolvers: Class[] = [
  UnsubscriptionResolver,
  ViewerMailResolver,
  UnsentResolver,
  InstanceResolver,
  ViewerResolver,
  SessionResolver,
  PersonResolver,
  InvitationResolver,
  ClaimResolver,
  DomainResolver,
  CommunityResolver,
  CommunityPermissionsResolver,
  CommunityMembersResolver,
  CharterAmendmentResolver,
  GroundRulesResolver,
  MembershipResolver,
  CommunityInvitationResolver,
  PersonMembershipsResolver,
  ViewerMembershipsResolver,
  ThreadResolver,
  PostResolver,
  LinksResolver,
  CommunityThreadsResolver,
  ViewerThreadsResolver,
  ThreadReadingResolver,
  MembershipReadingResolver,
  ViewerReadingResolver,
  ThreadSubscriptions,
  BookmarkResolver,
  ViewerBookmarksResolver,
  CareResolver,
  PollResolver,
  PollOutcomeResolver,
  PollBallotResolver,
  ThreadOutcomeResolver,
  ThreadCareResolver,
  PostCareResolver,
  CommunityCareResolver,
  DraftResolver,
  ThreadDraftResolver,
  CommunityDraftResolver,
  ViewerDraftsResolver,
  FileResolver,
  FilePlacesResolver,
  ViewerFilesResolver,
  InstancePushResolver,
  ViewerPushResolver,
  NotificationSettingsResolver,
  ViewerNotificationsResolver,
  CatchUpResolver,
  CatchUpItemResolver,
  ViewerCatchUpResolver,
  NoticeResolver,
  NoticeRecognitionResolver,
  InboxChangeResolver,
  ViewerInboxResolver,
  EventResolver,
  EventRsvpsResolver,
  RsvpResolver,
  AttendanceResolver,
  AttendeeResolver,
  CalendarFeedResolver,
  CalendarImportResolver,
  ViewerCalendarResolver,
  SeriesRsvpResolver,
  ViewerEventSettingsResolver,
  AgendaItemResolver,
  EventAgendaResolver,
  ThreadAgendaResolver,
  EventActionResolver,
  EventActionsResolver,
  ViewerActionsResolver,
  EventMinutesResolver,
  EventGuestResolver,
  SeriesResolver,
  EventEditingResolver,
  CommunityEventsResolver,
  CommunityEventPermissionsResolver,
  ViewerEventsResolver,
  RotationResolver,
  RotationMemberResolver,
  FairnessShareResolver,
  TurnResolver,
  TurnStepResolver,
  TurnPassResolver,
  ChecklistItemResolver,
  HandoverItemResolver,
  HandoverOffersResolver,
  HandoverResolver,
  CommunityTurnPermissionsResolver,
  CommunityTurnsResolver,
  EventTurnResolver,
  ViewerTurnsResolver,
  TimeSearchResolver,
  TimeSlotResolver,
  TimeSearchPersonResolver,
  CommunityTimeSearchesResolver,
  ResourceResolver,
  ResourceEdgesResolver,
  ResourceRevisionResolver,
  ResourceHistoryResolver,
  ResourceSuggestionResolver,
  ResourceSuggestionsResolver,
  CommunityResourcesResolver,
  CommunityResourcePermissionsResolver,
  PostResourcesResolver,
  EventResourcesResolver,
  ThreadResourcesResolver,
  ContributionResolver,
  UseReportResolver,
  UseAnswerResolver,
  TrailResolver,
  PostTrailResolver,
  ResourceTrailResolver,
  EventTrailResolver,
  UseAskResolver,
  ViewerRecognitionResolver,
  ThanksResolver,
  CommunityThanksResolver,
  CommunityThanksPermissionsResolver,
  PostThanksResolver,
  ResourceThanksResolver,
  EventThanksResolver,
  FeedbackResolver,
  ViewerFeedbackResolver,
  PersonFeedbackResolver,
  KnowledgePageResolver,
  PersonKnowledgeResolver,
  ResourceLinkResolver,
  PublishedLinkResolver,
  ResourceCareResolver,
  CommunityResourceCareResolver,
  ViewerResourceCareResolver,
  PublishedResourceResolver,
  ResourcePublishingResolver,
  CollectionResolver,
  CollectionItemResolver,
  ResourceCollectionsResolver,
  CommunityCollectionsResolver,
  CommunityCuratePermissionsResolver,
  SearchResolver,
  SearchHitResolver,
];

/** Every table that TypeORM knows as a class, a line each. */
export const entities: Class[] = [
  Instance,
  Person,
  Session,
  Invitation,
  PlaceholderClaim,
  Domain,
  Community,
  CharterAmendment,
  GroundRules,
  Membership,
];

/** Topics are read from `live` by the subscriptions themselves; type-graphql only asks that there be one. */
const noPubSub = {
  publish: () => undefined,
  subscribe: (): never => {
    throw new Error('A subscription says itself what it reads, with `subscribe`.');
  },
};

/**
 * Builds the schema.
 * @param classes the resolvers in it; a test may give its own
 */
export function buildSchema(classes: Class[] = resolvers): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: classes as NonEmptyArray<Class>,
    pubSub: noPubSub,
    nullableByDefault: false,
    // Checked where the schema is printed, which `npm run check` does: at each start it would take its time again.
    skipCheck: true,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // Off unless asked for; and what was sent must not come back in the error.
    validate: { forbidUnknownValues: false, validationError: { target: false, value: false } },
  });
  return mendInputs(schema);
}
