import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import {
  FinishNotices,
  InboxCount,
  MarkNoticesRead,
  MarkNoticesUnread,
  ReopenNotices,
  SnoozeNotices,
} from './documents';
import type { Line } from './line';

type State = Pick<Line, 'unread' | 'doneAt' | 'snoozedUntil'>;

const counts = ({ unread, doneAt, snoozedUntil }: State): boolean =>
  unread && !doneAt && !snoozedUntil;
const idsOf = (lines: readonly Line[]) => ({ ids: lines.map(({ id }) => id) });

/** What is known of the number beside the inbox, without asking. */
const countIn = (client: ApolloClient): number =>
  client.readQuery({ query: InboxCount })?.viewer?.unreadNotices ?? 0;

/** The answer as it will be: shown at once, since all of it can be taken back. */
function expected(client: ApolloClient, lines: readonly Line[], part: Partial<State>) {
  const notices = lines.map(
    ({ id, latestAt, cameBack, version, unread, doneAt, snoozedUntil }) => ({
      __typename: 'Notice' as const,
      ...{ id, latestAt, cameBack, version, unread, doneAt, snoozedUntil },
      ...part,
    }),
  );
  const by = notices.filter(counts).length - lines.filter(counts).length;
  return { __typename: 'Inbox' as const, unread: Math.max(0, countIn(client) + by), notices };
}

/** Sends a change; the lines and the number beside the inbox follow at once, and again with the answer. */
async function send<Name extends string, Variables extends OperationVariables>(
  client: ApolloClient,
  mutation: TypedDocumentNode<Record<Name, { unread: number }>, Variables>,
  variables: Variables,
  optimisticResponse: Record<Name, { unread: number }>,
): Promise<void> {
  await client.mutate<Record<Name, { unread: number }>, OperationVariables>({
    mutation,
    variables,
    optimisticResponse,
    update: (cache, { data }) => {
      const [inbox] = Object.values<{ unread: number }>(data ?? {});
      if (!inbox) return;
      cache.writeQuery({
        query: InboxCount,
        data: { viewer: { __typename: 'Viewer', unreadNotices: inbox.unread } },
      });
    },
  });
}

export const markRead = (client: ApolloClient, lines: readonly Line[]) =>
  send(
    client,
    MarkNoticesRead,
    { input: idsOf(lines) },
    { markNoticesRead: expected(client, lines, { unread: false }) },
  );

export const markUnread = (client: ApolloClient, lines: readonly Line[]) =>
  send(
    client,
    MarkNoticesUnread,
    { input: idsOf(lines) },
    { markNoticesUnread: expected(client, lines, { unread: true, doneAt: null }) },
  );

export const finish = (client: ApolloClient, lines: readonly Line[]) =>
  send(
    client,
    FinishNotices,
    { input: idsOf(lines) },
    {
      finishNotices: expected(client, lines, {
        ...{ unread: false, snoozedUntil: null, doneAt: new Date().toISOString() },
      }),
    },
  );

export const snooze = (client: ApolloClient, lines: readonly Line[], until: string) =>
  send(
    client,
    SnoozeNotices,
    { input: { ...idsOf(lines), until } },
    { snoozeNotices: expected(client, lines, { snoozedUntil: until, doneAt: null }) },
  );

export const reopen = (client: ApolloClient, lines: readonly Line[], unread: boolean) =>
  send(
    client,
    ReopenNotices,
    { input: { ...idsOf(lines), unread } },
    {
      reopenNotices: expected(client, lines, {
        ...{ doneAt: null, snoozedUntil: null, ...(unread && { unread }) },
      }),
    },
  );

/**
 * Makes lines again what they were.
 * @param were as they stood before
 * @param are as they stand now
 */
export async function restore(
  client: ApolloClient,
  were: readonly Line[],
  are: (line: Line) => Line,
): Promise<void> {
  const now = (lines: Line[]) => lines.map(are);
  const done = were.filter(({ doneAt }) => doneAt);
  const snoozed = were.filter(({ doneAt, snoozedUntil }) => !doneAt && snoozedUntil);
  const times = new Set(snoozed.map(({ snoozedUntil }) => snoozedUntil ?? ''));
  const open = were.filter(({ doneAt, snoozedUntil }) => !doneAt && !snoozedUntil);
  const unread = open.filter((line) => line.unread);
  const read = open.filter((line) => !line.unread);
  if (done.length > 0) await finish(client, now(done));
  for (const until of times) {
    const lines = snoozed.filter(({ snoozedUntil }) => snoozedUntil === until);
    await snooze(client, now(lines), until);
  }
  if (unread.length > 0) await reopen(client, now(unread), true);
  if (read.length > 0) await reopen(client, now(read), false);
}
