import type { MessageId } from '../../messages';

export interface Place {
  id: string;
  to: string;
  name: MessageId;
  keys?: string;
  /** For whom there is nothing without signing in. */
  own?: boolean;
}

/** Where one goes from anywhere. */
export const places: readonly Place[] = [
  { id: 'home', to: '/', name: 'app.nav.home', keys: 'g h' },
  { id: 'inbox', to: '/inbox', name: 'app.nav.inbox', keys: 'g i', own: true },
  { id: 'calendar', to: '/calendar', name: 'app.nav.calendar', keys: 'g a', own: true },
  { id: 'known', to: '/library', name: 'app.nav.known', keys: 'g k', own: true },
  { id: 'bookmarks', to: '/bookmarks', name: 'app.nav.bookmarks', keys: 'g b', own: true },
  { id: 'drafts', to: '/drafts', name: 'app.nav.drafts', keys: 'g d', own: true },
  { id: 'search', to: '/search', name: 'keys.search.page', keys: 'g f' },
  { id: 'communities', to: '/communities', name: 'app.nav.all', keys: 'g c' },
  { id: 'settings', to: '/settings', name: 'app.me.settings', keys: 'g s', own: true },
];
