import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { SkeletonPage } from '../ui/Skeleton';
import { BrokenPage } from './BrokenPage';
import { Door } from './Door';
import { Frame } from './Frame';
import { Shell } from './Shell';

type PageModule = Promise<{ default: ComponentType }>;

/** One line per page. Its code is fetched when it is first opened. */
function page(path: string, load: () => PageModule): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: (await load()).default }),
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
  page('/c/:slug/waiting', () => import('../pages/CommunityWaiting')),
  page('/c/:slug/removed', () => import('../pages/CommunityRemoved')),
  page('/c/:slug/new-thread', () => import('../pages/NewThread')),
  page('/c/:slug/t/:threadId/:number?', () => import('../pages/Thread')),
  page('/inbox/:view?', () => import('../pages/Inbox')),
  page('/catch-up', () => import('../pages/CatchUp')),
  page('/bookmarks', () => import('../pages/Bookmarks')),
  page('/drafts', () => import('../pages/Drafts')),
  page('/people/:handle', () => import('../pages/Person')),
  page('/settings', () => import('../pages/SettingsProfile')),
  page('/settings/account', () => import('../pages/SettingsAccount')),
  page('/settings/notifications', () => import('../pages/SettingsNotifications')),
  page('/settings/files', () => import('../pages/SettingsFiles')),
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
