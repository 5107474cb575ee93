import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type {
  EditNotificationSettingsInput,
  NoticeKind,
  NoticePace,
  NoticeWay,
} from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { EditSettings, OwnSettings, SetPreference, SettingsParts } from './documents';

export interface Choice {
  kind: NoticeKind;
  way: NoticeWay;
  /** Null: as it begins; in a community, as everywhere. */
  pace: NoticePace | null;
  communityId: string | null;
}

export type Changes = Partial<Omit<EditNotificationSettingsInput, 'version'>>;

const keyOf = ({ kind, way, communityId }: Omit<Choice, 'pace'>): string =>
  `${communityId ?? ''} ${kind} ${way}`;

/**
 * Saves each choice as it is made, one after the other, so that answers cannot overtake each other. Until all are saved
 * they are shown as they were made; when one cannot be, it is again as it was, and `problem` says why.
 */
export function useSaving() {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const [savedAt, setSavedAt] = useState<Date>();
  const [problem, setProblem] = useState<unknown>();
  const [chosen, setChosen] = useState<ReadonlyMap<string, NoticePace | null>>(new Map());
  const [edited, setEdited] = useState<Changes>({});
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const save = useCallback(
    (work: () => Promise<unknown>): Promise<boolean> => {
      waiting.current += 1;
      const saved = queue.current.then(async () => {
        let done = false;
        try {
          await work();
          done = true;
          const at = new Date();
          setProblem(undefined);
          setSavedAt(at);
          const time = intl.formatTime(at, { hour: '2-digit', minute: '2-digit' });
          announce(intl.formatMessage({ id: 'preferences.saved' }, { time }));
        } catch (error) {
          setProblem(error);
          // What was changed elsewhere is seen before it is changed again.
          const now = { query: OwnSettings, fetchPolicy: 'network-only' } as const;
          await client.query(now).catch(() => undefined);
        }
        waiting.current -= 1;
        if (waiting.current === 0) {
          setChosen(new Map());
          setEdited({});
        }
        return done;
      });
      queue.current = saved;
      return saved;
    },
    [client, announce, intl],
  );

  const choose = (choice: Choice): Promise<boolean> => {
    setChosen((before) => new Map(before).set(keyOf(choice), choice.pace));
    return save(() => client.mutate({ mutation: SetPreference, variables: { input: choice } }));
  };

  const edit = (changes: Changes): Promise<boolean> => {
    setEdited((before) => ({ ...before, ...changes }));
    return save(async () => {
      // As the one before has left them: two choices in one second do not collide with each other.
      const kept = client.readQuery({ query: OwnSettings })?.viewer?.notificationSettings;
      const now = readFragment(SettingsParts, kept);
      if (!now) throw new Error('Settings are changed only once they are shown.');
      const { quietFrom, quietUntil, digestPace, digestAt, digestWeekday, digestMinutes } = now;
      const before = { quietFrom, quietUntil, digestPace, digestAt, digestWeekday, digestMinutes };
      const input = { ...before, ...changes, version: now.version };
      await client.mutate({ mutation: EditSettings, variables: { input } });
    });
  };

  return {
    choose,
    edit,
    savedAt,
    problem,
    /** The pace that was chosen and is on its way; undefined when none is. */
    chosen: (of: Omit<Choice, 'pace'>) => chosen.get(keyOf(of)),
    /** What was changed and is on its way. */
    edited,
  };
}

export type Saving = ReturnType<typeof useSaving>;
