import { useApolloClient } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { readFragment } from '../../gql';
import type { NoticePace, ReadingLevel, WhyPartsFragment } from '../../gql/graphql';
import type { MessageId } from '../../messages';
import { useSayProblem } from '../../ui/ProblemText';
import { useUndo } from '../../ui/UndoBar';
import { OwnSettings, SetPreference, SettingsParts } from './preferences/documents';
import { everywhere, exceptionIn } from './preferences/paces';
import { WhyCommunity, WhyCommunityLevel, WhyThread, WhyThreadLevel } from './why-documents';

/** Changes why one is told, each at once and with 8 s to have it as it was. */
export function useWhy({ kind, community, thread }: WhyPartsFragment) {
  const intl = useIntl();
  const client = useApolloClient();
  const undo = useUndo();
  const sayProblem = useSayProblem();

  /** @param change does it, and gives what makes it as it was */
  const withUndo = async (id: MessageId, change: () => Promise<() => Promise<unknown>>) => {
    const attempt = (work: Promise<unknown>) => work.catch(sayProblem);
    await attempt(
      change().then((back) =>
        undo({
          message: intl.formatMessage({ id }, { name: community.name, kind }),
          onUndo: () => void attempt(back()),
        }),
      ),
    );
  };
  const now = { fetchPolicy: 'network-only' } as const;

  const followThread = (level: ReadingLevel) =>
    withUndo(level === 'MUTED' ? 'why.muted.thread' : 'why.stopped.thread', async () => {
      const threadId = thread?.id ?? '';
      const { data } = await client.query({
        query: WhyThread,
        variables: { id: threadId },
        ...now,
      });
      const before = data?.thread?.viewerReading;
      const set = (next: ReadingLevel | null) =>
        client.mutate({
          mutation: WhyThreadLevel,
          variables: { input: { threadId, level: next } },
        });
      await set(level);
      return () => set(before?.reason === 'CHOSEN' ? before.level : null);
    });

  const followCommunity = (level: ReadingLevel | null) =>
    withUndo(level === 'MUTED' ? 'why.muted.community' : 'why.stopped.community', async () => {
      const variables = { slug: community.slug };
      const { data } = await client.query({ query: WhyCommunity, variables, ...now });
      const before = data?.community?.viewerMembership?.viewerReading?.level ?? null;
      const set = (next: ReadingLevel | null) =>
        client.mutate({
          mutation: WhyCommunityLevel,
          variables: { input: { communityId: community.id, level: next } },
        });
      await set(level);
      return () => set(before);
    });

  /** Everywhere; and in this community, when something else was chosen for it. */
  const neverByMail = () =>
    withUndo('why.noMail.done', async () => {
      const { data } = await client.query({ query: OwnSettings, ...now });
      const settings = readFragment(SettingsParts, data?.viewer?.notificationSettings);
      const common = settings && everywhere(settings, kind, 'MAIL');
      const own = settings && exceptionIn(settings, community.id, kind, 'MAIL');
      const set = (pace: NoticePace | null, communityId: string | null) =>
        client.mutate({
          mutation: SetPreference,
          variables: { input: { kind, way: 'MAIL', pace, communityId } },
        });
      await set('NEVER', null);
      if (own) await set(null, community.id);
      return async () => {
        await set(common?.chosen ? common.pace : null, null);
        if (own) await set(own.pace, community.id);
      };
    });

  return { followThread, followCommunity, neverByMail };
}
