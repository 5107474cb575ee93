import { useApolloClient } from '@apollo/client/react';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { PeopleToMentionQuery } from '../../gql/graphql';
import { useAnnounce } from '../../ui/Announcer';
import { mentionAt } from '../markdown-edits';

const PeopleToMention = graphql(`
  query PeopleToMention($communityId: ID!, $threadId: ID, $text: String!) {
    peopleToMention(communityId: $communityId, threadId: $threadId, text: $text) {
      id
      handle
      name
      role
      photo { small }
    }
  }
`);

/** Nobody is looked up between two letters of a quick typist. */
const REST_MS = 150;

/** A name of an emoji has at least two letters after the colon, so that 10:30 and :) stay what they are. */
const EMOJI = /(?<![\p{L}\p{N}:/])(:[a-z][a-z0-9_+-]{1,30})$/u;

/** Where somebody writes, whatever it is made of. */
export interface Caret {
  /** The words before it; undefined where nothing is suggested. */
  before: () => string | undefined;
  /** Puts words in the place of as many letters before it. */
  replace: (length: number, words: string) => void;
}

export interface Suggestion {
  id: string;
  /** What is put into the text. */
  words: string;
  person?: PeopleToMentionQuery['peopleToMention'][number];
  emoji?: { sign: string; name: string };
}

export type Suggestions = ReturnType<typeof useSuggestions>;

/** People to choose from after an @, emoji after a colon. */
export function useSuggestions(caret: Caret, communityId: string, threadId?: string) {
  const client = useApolloClient();
  const intl = useIntl();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState<{ from: number; name: string }>();
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const [index, setIndex] = useState(0);
  // Where one was refused with Escape, until it is another one.
  const refused = useRef(-1);
  const name = wanted?.name;

  useEffect(() => {
    if (name === undefined) return setFound([]);
    let stale = false;
    const people = async (text: string): Promise<Suggestion[]> => {
      const variables = { communityId, threadId, text };
      const { data } = await client.query({ query: PeopleToMention, variables });
      return (data?.peopleToMention ?? []).map((person) => ({
        id: person.id,
        words: `@${person.handle} `,
        person,
      }));
    };
    const timer = setTimeout(async () => {
      const emoji = name.startsWith(':');
      const search = emoji
        ? import('./emoji').then(({ emojiFor }) => emojiFor(name.slice(1)))
        : people(name.slice(1));
      // Without suggestions a handle can still be written out.
      const all = await search.catch(() => []);
      if (stale) return;
      setFound(all);
      setIndex(0);
      if (all.length === 0) return;
      const id = emoji ? 'threads.emoji.found' : 'threads.mention.found';
      announce(intl.formatMessage({ id }, { count: all.length }));
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [client, communityId, threadId, name, announce, intl]);

  const close = () => setWanted(undefined);

  const look = () => {
    const next = wantedIn(caret.before());
    if (next?.from !== refused.current) refused.current = -1;
    setWanted(refused.current === -1 ? next : undefined);
  };

  const choose = (suggestion: Suggestion | undefined) => {
    if (!wanted || !suggestion) return;
    close();
    caret.replace(wanted.name.length, suggestion.words);
  };

  const open = wanted !== undefined && found.length > 0;

  /** @returns true when the key was meant for the list */
  const onKeyDown = (event: KeyboardEvent | ReactKeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setIndex(index === last ? 0 : index + 1);
    else if (event.key === 'ArrowUp') setIndex(index === 0 ? last : index - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[index]);
    else if (event.key === 'Escape') {
      refused.current = wanted.from;
      close();
    } else return false;
    event.preventDefault();
    return true;
  };

  return { open, found, active: found[index], look, close, choose, onKeyDown };
}

function wantedIn(before: string | undefined): { from: number; name: string } | undefined {
  if (before === undefined) return undefined;
  const call = mentionAt(before, before.length);
  if (call) return { from: call.from, name: `@${call.name}` };
  const name = EMOJI.exec(before)?.[1];
  return name === undefined ? undefined : { from: before.length - name.length, name };
}
