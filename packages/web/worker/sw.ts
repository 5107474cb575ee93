import { addressOf, type Message, readMessage } from './message';
import { register } from './register';

declare const self: ServiceWorkerGlobalScope;

/** Milliseconds for a window to say that it goes there; one of before this worker does not know how. */
const PATIENCE = 1_000;

self.addEventListener('install', () => {
  self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  event.waitUntil(show(readMessage(event.data?.text())));
});

/** What is newer of the same subject takes the place of what was there; the same again does so without a sound. */
async function show({ id, tag, title, body, path }: Message): Promise<void> {
  const [there] = await self.registration.getNotifications({ tag });
  const again = there !== undefined && there.data?.id === id;
  const options: NotificationOptions & { renotify?: boolean } = {
    ...{ body, tag, silent: again, data: { id, path } },
    ...(there && !again && { renotify: true }),
  };
  await self.registration.showNotification(title, options);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(addressOf(event.notification.data?.path, self.location.origin)));
});

/** In the window that shows it already, else in the one used last, else in a new one. */
async function open(address: URL): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(({ url }) => url === address.href);
  const used = there ?? windows[0];
  if (used) {
    await used.focus();
    if (there || (await goes(used, address))) return;
  }
  await self.clients.openWindow(address.href);
}

/** Asks a window to go there by itself, so that nothing in it is loaded anew; app/useOpened.ts answers. */
function goes(window: WindowClient, { pathname, search, hash }: URL): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), PATIENCE);
    window.postMessage({ open: pathname + search + hash }, [port2]);
  });
}

/** The browser has moved: it is told to the server, or, when nobody is signed in any more, forgotten. */
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription));
});

async function renew(old: PushSubscription | null, given: PushSubscription | null): Promise<void> {
  const { pushManager } = self.registration;
  const fresh =
    given ??
    (old &&
      (await pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: old.options.applicationServerKey,
      })));
  if (fresh && !(await register(fresh))) await fresh.unsubscribe();
}
