/** Where an admin looks after the house; the same places in the rail and in one's own menu. */
export const house = [
  { to: '/admin/communities', id: 'app.nav.communities' },
  { to: '/admin/people', id: 'app.nav.people' },
  { to: '/admin/domains', id: 'app.nav.domains' },
  { to: '/admin/mail', id: 'app.nav.unsent' },
  { to: '/admin/settings', id: 'app.nav.settings' },
] as const;
