import { useApolloClient } from '@apollo/client/react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { PeopleToMentionQuery } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { applyEdit } from './apply-edit';
import { mentionAt } from './markdown-edits';

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

export type Mentionable = PeopleToMentionQuery['peopleToMention'][number];
export type Mentions = ReturnType<typeof useMentions>;

/** People to choose from while somebody writes a name after an @. */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  communityId: string,
  threadId?: string,
) {
  const client = useApolloClient();
  const intl = useIntl();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState<{ from: number; name: string }>();
  const [people, setPeople] = useState<readonly Mentionable[]>([]);
  const [index, setIndex] = useState(0);
  // Where an @ was refused with Escape, until it is another one.
  const refused = useRef(-1);
  const name = wanted?.name;

  useEffect(() => {
    if (name === undefined) return setPeople([]);
    let stale = false;
    const timer = setTimeout(async () => {
      const { data } = await client
        .query({
          query: PeopleToMention,
          variables: { communityId, threadId, text: name },
        })
        // Without suggestions a handle can still be written out.
        .catch(() => ({ data: undefined }));
      if (stale) return;
      const found = data?.peopleToMention ?? [];
      setPeople(found);
      setIndex(0);
      if (found.length > 0) {
        announce(intl.formatMessage({ id: 'threads.mention.found' }, { count: found.length }));
      }
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [client, communityId, threadId, name, announce, intl]);

  const close = () => setWanted(undefined);

  const look = () => {
    const area = field.current;
    if (!area || area.selectionStart !== area.selectionEnd) return close();
    const found = mentionAt(area.value, area.selectionStart);
    if (found?.from !== refused.current) refused.current = -1;
    setWanted(found && refused.current === -1 ? found : undefined);
  };

  const choose = (person: Mentionable | undefined) => {
    const area = field.current;
    if (!area || !wanted || !person) return;
    const insert = `@${person.handle} `;
    const at = wanted.from + insert.length;
    close();
    applyEdit(area, { from: wanted.from, to: area.selectionEnd, insert, start: at, end: at });
  };

  const open = wanted !== undefined && people.length > 0;

  /** @returns true when the key was meant for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = people.length - 1;
    if (event.key === 'ArrowDown') setIndex(index === last ? 0 : index + 1);
    else if (event.key === 'ArrowUp') setIndex(index === 0 ? last : index - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(people[index]);
    else if (event.key === 'Escape') {
      refused.current = wanted.from;
      close();
    } else return false;
    event.preventDefault();
    return true;
  };

  return { open, people, active: people[index], look, close, choose, onKeyDown };
}
