/** The document in full: a worker outlives the build whose hashes the server knows. */
const REGISTER =
  'mutation($input: RegisterPushInput!) { registerPush(input: $input) { pushDevices { id } } }';

/** Tells the server where this browser is reached now. @returns whether it wants to know */
export async function register(subscription: PushSubscription): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-guildhall': '1' },
    body: JSON.stringify({
      query: REGISTER,
      variables: { input: { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } } },
    }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  return !answer.errors;
}
