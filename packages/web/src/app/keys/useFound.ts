import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { threadPath } from '../../features/threads/links';
import type { PaletteThreadsQuery } from '../../gql/graphql';
import { useViewer } from '../../lib/viewer';
import {
  PaletteAllPeople,
  PaletteCommunities,
  PaletteOwn,
  PalettePeople,
  PaletteThreads,
} from './documents';
import type { Line } from './lines';

/** The typing must rest this long before the house is asked. */
const REST_MS = 250;
const SHORTEST = 2;
/** Communities whose members are looked among, when one stands in none. */
const PLACES = 4;

type Thread = PaletteThreadsQuery['similarThreads'][number];
type Person = { handle: string; name: string; role: string | null };

/** Threads, communities and people by what is typed, beside what is known already. */
export function useFound(
  typed: string,
  here: string | undefined,
): { lines: Line[]; busy: boolean } {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { viewer } = useViewer();
  const own = useQuery(PaletteOwn, { skip: !viewer }).data?.viewer;
  const [found, setFound] = useState<Line[]>([]);
  const [busy, setBusy] = useState(false);
  const text = typed.trim();

  const thread = ({ id, title, community }: Thread, number?: number, hint?: string): Line => ({
    id: `thread ${id} ${number ?? ''}`,
    group: 'threads',
    words: title,
    hint: hint ?? community.name,
    run: () => navigate(threadPath({ id, community }, number)),
  });
  const person = ({ handle, name, role }: Person): Line => ({
    id: `person ${handle}`,
    group: 'people',
    words: name,
    hint: role || `@${handle}`,
    run: () => navigate(`/people/${handle}`),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the words change
  useEffect(() => {
    setFound([]);
    if (text.length < SHORTEST || !viewer) {
      setBusy(false);
      return;
    }
    setBusy(true);
    let stale = false;
    const timer = setTimeout(async () => {
      const mine = viewer.memberships.map(({ community }) => community);
      const place = mine.find(({ slug }) => slug === here);
      const among = place ? [place] : mine.slice(0, PLACES);
      const near = place ?? mine[0];
      // Each for itself: what one part cannot find takes nothing from the others.
      const ask = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);
      const [communities, threads, ...people] = await Promise.all([
        ask(client.query({ query: PaletteCommunities, variables: { search: text } })),
        near &&
          ask(
            client.query({
              query: PaletteThreads,
              variables: { communityId: near.id, title: text },
            }),
          ),
        viewer.admin
          ? ask(client.query({ query: PaletteAllPeople, variables: { search: text } })).then(
              (answer) => answer?.data?.people.nodes,
            )
          : undefined,
        ...(viewer.admin ? [] : among).map(({ id: communityId }) =>
          ask(client.query({ query: PalettePeople, variables: { communityId, text } })).then(
            (answer) => answer?.data?.peopleToMention,
          ),
        ),
      ]);
      if (stale) return;
      setBusy(false);
      setFound([
        ...(communities?.data?.communities.nodes ?? []).map(
          ({ slug, name }): Line => ({
            id: `community ${slug}`,
            group: 'communities',
            words: name,
            run: () => navigate(`/c/${slug}`),
          }),
        ),
        ...(threads?.data?.similarThreads ?? []).map((one) => thread(one)),
        ...people.flatMap((some) => some ?? []).map(person),
      ]);
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, here, viewer, client]);

  const known = [
    ...(own?.bookmarks.nodes ?? []).flatMap(({ post, note, removedAt }) =>
      post && !removedAt ? [thread(post.thread, post.number, note || undefined)] : [],
    ),
    ...(own?.latestThreads.nodes ?? []).map((one) => thread(one)),
  ];
  return { lines: [...(text ? known : []), ...found], busy };
}
