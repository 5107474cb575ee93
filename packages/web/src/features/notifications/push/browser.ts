import { workerAddress } from '../../../lib/trusted';

/** What this browser can, and what it has been told about us. */
export type Ability = 'none' | 'denied' | 'able';

export function abilityOf(): Ability {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return 'none';
  }
  return Notification.permission === 'denied' ? 'denied' : 'able';
}

/** Somebody has said no, or closed the browser's question. */
export class NotPermittedError extends Error {}

/**
 * Asks whoever sits there, and then the browser's maker for an address. Only after a choice of theirs: a browser that is
 * asked without one may refuse for good.
 * @param key of the instance, as the API gives it
 * @throws NotPermittedError; whatever the browser throws when it reaches no service
 */
export async function subscribe(key: string): Promise<{
  endpoint: string;
  keys: { p256dh: string; auth: string };
}> {
  if ((await Notification.requestPermission()) !== 'granted') throw new NotPermittedError();
  await navigator.serviceWorker.register(workerAddress());
  const { pushManager } = await navigator.serviceWorker.ready;
  let subscription = await pushManager.getSubscription();
  // With the key of another instance at this address, or of before: it would be told nothing any more.
  if (subscription && keyOf(subscription) !== key) {
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint = '', keys } = subscription.toJSON();
  return { endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } };
}

/** In base64url, as the API writes it. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? []);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Lets go of the address; without one there is nothing to do. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}
