import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { SkeletonPage } from '../ui/Skeleton';
import { BrokenPage } from './BrokenPage';
import { Door } from './Door';
import { Frame } from './Frame';
import { latePage } from './late-page';
import { Shell } from './Shell';

type PageModule = Promise<{ default: ComponentType }>;

/** One line per page. Its code is fetched when it is first opened. */
function page(path: string, load: () => PageModule): RouteObject {
  return {
    path,
    lazy: async () => ({
      Component: await load().then(
        (module) => module.default,
        () => latePage(load),
      ),
    }),
    errorElement: <BrokenPage />,
  };
}

/** Pages inside the house, with the rail beside them. */
const rooms: RouteObject[] = [
  page('/', () => import('../pages/Home')),
  page('/communities', () => import('../pages/Communities')),
  page('/communities/new/:step?', () => import('../pages/NewCommunity')),
  page('/c/:slug', () => import('../pages/CommunityNow')),
  page('/c/:slug/members', () => import('../pages/CommunityMembers')),
  page('/c/:slug/about', () => import('../pages/CommunityAbout')),
  page('/c/:slug/settings', () => import('../pages/CommunitySettings')),
  page('/c/:slug/threads', () => import('../pages/CommunityThreads')),
  page('/c/:slug/facilitation', () => import('../pages/CommunityFacilitation')),
  page('/c/:slug/facilitation/:turnId', () => import('../pages/Handover')),
  page('/c/:slug/find-time/new', () => import('../pages/NewFindTime')),
  page('/c/:slug/find-time/:id', () => import('../pages/FindTime')),
  page('/c/:slug/waiting', () => import('../pages/CommunityWaiting')),
  page('/c/:slug/thanks', () => import('../pages/CommunityThanks')),
  page('/c/:slug/removed', () => import('../pages/CommunityRemoved')),
  page('/c/:slug/new-thread', () => import('../pages/NewThread')),
  page('/c/:slug/t/:threadId/:number?', () => import('../pages/Thread')),
  page('/c/:slug/events', () => import('../pages/CommunityEvents')),
  page('/c/:slug/new-event', () => import('../pages/NewEvent')),
  page('/c/:slug/e/:eventId', () => import('../pages/Event')),
  page('/c/:slug/e/:eventId/edit', () => import('../pages/EditEvent')),
  page('/c/:slug/library/collections', () => import('../pages/CommunityCollections')),
  page('/c/:slug/library/collections/:collectionId', () => import('../pages/Collection')),
  page('/c/:slug/library/collections/:collectionId/edit', () => import('../pages/EditCollection')),
  page('/c/:slug/library/review', () => import('../pages/CommunityReview')),
  page('/library', () => import('../pages/Known')),
  page('/library/:publishedId', () => import('../pages/Published')),
  page('/c/:slug/library', () => import('../pages/CommunityLibrary')),
  page('/c/:slug/library/new', () => import('../pages/NewResource')),
  page('/c/:slug/library/:resourceId', () => import('../pages/Resource')),
  page('/c/:slug/library/:resourceId/edit', () => import('../pages/EditResource')),
  page('/c/:slug/library/:resourceId/suggest', () => import('../pages/SuggestWords')),
  page('/c/:slug/library/:resourceId/history', () => import('../pages/ResourceHistory')),
  page(
    '/c/:slug/library/:resourceId/suggestions/:suggestionId',
    () => import('../pages/Suggestion'),
  ),
  page('/calendar', () => import('../pages/Calendar')),
  page('/inbox/:view?', () => import('../pages/Inbox')),
  page('/catch-up', () => import('../pages/CatchUp')),
  page('/search', () => import('../pages/Search')),
  page('/bookmarks', () => import('../pages/Bookmarks')),
  page('/drafts', () => import('../pages/Drafts')),
  page('/uses/:id', () => import('../pages/Use')),
  page('/people/:handle', () => import('../pages/Person')),
  page('/people/:handle/knowledge', () => import('../pages/PersonKnowledge')),
  page('/feedback', () => import('../pages/Feedback')),
  page('/settings', () => import('../pages/SettingsProfile')),
  page('/settings/account', () => import('../pages/SettingsAccount')),
  page('/settings/notifications', () => import('../pages/SettingsNotifications')),
  page('/settings/calendar', () => import('../pages/SettingsCalendar')),
  page('/settings/files', () => import('../pages/SettingsFiles')),
  page('/settings/recognition', () => import('../pages/SettingsRecognition')),
  page('/settings/sessions', () => import('../pages/SettingsSessions')),
  page('/admin/people', () => import('../pages/AdminPeople')),
  page('/admin/people/invitations', () => import('../pages/AdminInvitations')),
  page('/admin/people/claims', () => import('../pages/AdminClaims')),
  page('/admin/communities', () => import('../pages/AdminCommunities')),
  page('/admin/domains', () => import('../pages/AdminDomains')),
  page('/admin/mail', () => import('../pages/AdminMail')),
  page('/admin/settings', () => import('../pages/AdminSettings')),
  page('*', () => import('../pages/NotFound')),
];

/** Pages at the door, without the rail. */
const doors: RouteObject[] = [
  page('/sign-in', () => import('../pages/SignIn')),
  page('/sign-up', () => import('../pages/SignUp')),
  page('/verify', () => import('../pages/LookIntoMail')),
  page('/verify/:token', () => import('../pages/Verify')),
  page('/forgot', () => import('../pages/Forgot')),
  page('/reset/:token', () => import('../pages/Reset')),
  page('/confirm-email/:token', () => import('../pages/ConfirmEmail')),
  page('/invitations/:token', () => import('../pages/Invitation')),
  page('/unsubscribe/:token', () => import('../pages/Unsubscribe')),
];

export const router = createBrowserRouter([
  {
    Component: Frame,
    errorElement: <BrokenPage />,
    HydrateFallback: () => null,
    children: [
      { Component: Door, children: doors },
      { Component: Shell, children: rooms, HydrateFallback: SkeletonPage },
    ],
  },
]);
