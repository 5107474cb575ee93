import { headersOf } from '../pages.mjs';

/** Asks as person n of `prepare`. @returns the answer as it is, errors and all; null when nobody answers */
export async function tell(origin, n, query, variables, within = 30_000) {
  try {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: headersOf(origin, n),
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(within),
    });
    return await response.json();
  } catch {
    return null;
  }
}

/** @throws Error when the answer has errors */
export async function asked(origin, n, query, variables) {
  const answer = await tell(origin, n, query, variables);
  if (!answer?.data || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 500));
  return answer.data;
}
