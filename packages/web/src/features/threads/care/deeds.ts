import type { ApolloClient } from '@apollo/client';
import { graphql, readFragment } from '../../../gql';
import type {
  CloseThreadInput,
  MergeThreadsInput,
  MoveThreadInput,
  PinThreadInput,
  SplitThreadInput,
} from '../../../gql/graphql';
import { ThreadHead } from '../fragments';

const PinThread = graphql(`
  mutation PinThread($input: PinThreadInput!) {
    pinThread(input: $input) { ...ThreadHead }
  }
`);
const UnpinThread = graphql(`
  mutation UnpinThread($input: ThreadInput!) {
    unpinThread(input: $input) { ...ThreadHead }
  }
`);
const CloseThread = graphql(`
  mutation CloseThread($input: CloseThreadInput!) {
    closeThread(input: $input) { ...ThreadHead }
  }
`);
const ReopenThread = graphql(`
  mutation ReopenThread($input: ThreadInput!) {
    reopenThread(input: $input) { ...ThreadHead }
  }
`);

/** Other threads head the list now: it is asked for anew when it is next looked at. */
export function forgetList(client: ApolloClient, communityId: string): void {
  const id = client.cache.identify({ __typename: 'Community', id: communityId });
  client.cache.evict({ id, fieldName: 'threads' });
}

export async function pinThread(client: ApolloClient, input: PinThreadInput): Promise<void> {
  const { data } = await client.mutate({ mutation: PinThread, variables: { input } });
  if (data) forgetList(client, readFragment(ThreadHead, data.pinThread).community.id);
}

export async function unpinThread(client: ApolloClient, id: string): Promise<void> {
  const { data } = await client.mutate({ mutation: UnpinThread, variables: { input: { id } } });
  if (data) forgetList(client, readFragment(ThreadHead, data.unpinThread).community.id);
}

export async function closeThread(client: ApolloClient, input: CloseThreadInput): Promise<void> {
  await client.mutate({ mutation: CloseThread, variables: { input } });
}

export async function reopenThread(client: ApolloClient, id: string): Promise<void> {
  await client.mutate({ mutation: ReopenThread, variables: { input: { id } } });
}

const MoveThread = graphql(`
  mutation MoveThread($input: MoveThreadInput!) {
    moveThread(input: $input) { ...ThreadHead }
  }
`);
const SplitThread = graphql(`
  mutation SplitThread($input: SplitThreadInput!) {
    splitThread(input: $input) { ...ThreadHead }
  }
`);
const MergeThreads = graphql(`
  mutation MergeThreads($input: MergeThreadsInput!) {
    mergeThreads(input: $input) { ...ThreadHead }
  }
`);

export async function moveThread(client: ApolloClient, input: MoveThreadInput, from: string) {
  const { data } = await client.mutate({ mutation: MoveThread, variables: { input } });
  if (!data) return undefined;
  const thread = readFragment(ThreadHead, data.moveThread);
  for (const id of [from, thread.community.id]) forgetList(client, id);
  return thread;
}

export async function splitThread(client: ApolloClient, input: SplitThreadInput) {
  const { data } = await client.mutate({ mutation: SplitThread, variables: { input } });
  if (!data) return undefined;
  const thread = readFragment(ThreadHead, data.splitThread);
  forgetList(client, thread.community.id);
  return thread;
}

export async function mergeThreads(client: ApolloClient, input: MergeThreadsInput, from: string) {
  const { data } = await client.mutate({ mutation: MergeThreads, variables: { input } });
  if (!data) return undefined;
  const thread = readFragment(ThreadHead, data.mergeThreads);
  for (const id of [from, thread.community.id]) forgetList(client, id);
  return thread;
}
