import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CatchUpItemPartsFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { FinishCatchUp, PassCatchUp, UndoPassCatchUp } from './documents';

interface Given {
  items: readonly CatchUpItemPartsFragment[];
  upTo: string;
  /** In this sitting, on whatever device. */
  passedBefore: number;
}

/** Lists that are others once something was read, kept by the cache for when one comes back to them. */
const LISTS = ['unreadThreads', 'newThreads', 'waitingQuestions'];

/** One sitting: what was passed, what is before the reader now, and whether the end was reached. */
export function useSitting({ items, upTo, passedBefore }: Given) {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const undo = useUndo();
  /** By item: the pass that takes it back, once the API has said; null when it was refused. */
  const [passed, setPassed] = useState<ReadonlyMap<string, Promise<string | null>>>(new Map());
  /** Whoever goes back and on again at once has read it: one is told after the other. */
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = <Told,>(tell: () => Promise<Told>): Promise<Told> => {
    const told = last.current.then(tell);
    last.current = told.catch(() => undefined);
    return told;
  };
  const current = items.find(({ id }) => !passed.has(id));
  const ended = !current && (items.length > 0 || passedBefore > 0);

  const takeBack = async (item: CatchUpItemPartsFragment, pass: Promise<string | null>) => {
    setPassed((before) => new Map([...before].filter(([id]) => id !== item.id)));
    await inTurn(async () => {
      const id = await pass;
      if (!id) return;
      try {
        await client.mutate({ mutation: UndoPassCatchUp, variables: { id } });
        announce(intl.formatMessage({ id: 'catchUp.undone' }));
      } catch (error) {
        sayProblem(error);
      }
    });
  };

  const pass = (item: CatchUpItemPartsFragment) => {
    const { section, lastPostId: postId, seconds } = item;
    const variables = { input: { section, postId, seconds } };
    const sent = inTurn(() => client.mutate({ mutation: PassCatchUp, variables })).then(
      ({ data }) => data?.passCatchUp.id ?? null,
      (error) => {
        sayProblem(error);
        return null;
      },
    );
    setPassed((before) => new Map(before).set(item.id, sent));
    const { title } = item.thread;
    undo({
      message: <FormattedMessage id="catchUp.passed" values={{ title: <bdi>{title}</bdi> }} />,
      onUndo: () => takeBack(item, sent),
    });
  };

  // The end is kept once all that was passed has arrived; whoever goes back from it comes to it again.
  useEffect(() => {
    if (!ended) return;
    let away = false;
    Promise.all(passed.values()).then(() => {
      if (away) return;
      client.mutate({ mutation: FinishCatchUp, variables: { upTo } }).catch(sayProblem);
    });
    return () => {
      away = true;
    };
  }, [ended, passed, upTo, client, sayProblem]);

  useForgetting(passed.size > 0);
  return { passed, current, ended, pass };
}

/** What lists knew of these threads is not so any more. */
function useForgetting(read: boolean): void {
  const client = useApolloClient();
  const dirty = useRef(false);
  dirty.current ||= read;
  useEffect(
    () => () => {
      if (!dirty.current) return;
      for (const fieldName of [...LISTS, 'catchUp']) {
        client.cache.evict({ id: 'Viewer:{}', fieldName });
      }
    },
    [client],
  );
}
