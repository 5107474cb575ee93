import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { PaletteFindQuery } from '../../gql/graphql';
import { resourcePath } from '../../lib/paths/resources';
import { threadPath } from '../../lib/paths/threads';
import { useViewer } from '../../lib/viewer';
import { PaletteAllPeople, PaletteFind, PaletteOwn } from './documents';
import type { Line } from './lines';

/** The typing must rest this long before the house is asked. */
const REST_MS = 250;
const SHORTEST = 2;

type Thread = NonNullable<PaletteFindQuery['search']['threads']['nodes'][number]['thread']>;
type Person = { handle: string; name: string; role: string | null };

/** Threads, resources, communities and people by what is typed, beside what is known already. */
export function useFound(typed: string): { lines: Line[]; busy: boolean } {
  const client = useApolloClient();
  const navigate = useNavigate();
  const intl = useIntl();
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
      // Each for itself: what one part cannot find takes nothing from the others.
      const ask = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);
      const [answer, everybody] = await Promise.all([
        ask(
          client.query({
            query: PaletteFind,
            variables: { text },
            // What is found changes while one types it.
            fetchPolicy: 'no-cache',
          }),
        ),
        viewer.admin
          ? ask(client.query({ query: PaletteAllPeople, variables: { search: text } }))
          : undefined,
      ]);
      if (stale) return;
      setBusy(false);
      const hits = answer?.data?.search;
      const people = [
        ...(hits?.people.nodes ?? []).flatMap((hit) => hit.person ?? []),
        ...(everybody?.data?.people.nodes ?? []),
      ];
      // Who types somebody's name means them, and not what speaks of them.
      const named = people.filter(({ name, handle }) => isNamed(text, name, handle));
      const lines = [
        ...named.map((one): Line => ({ ...person(one), group: 'named' })),
        ...(hits?.communities.nodes ?? []).flatMap(({ community }): Line[] =>
          community
            ? [
                {
                  id: `community ${community.slug}`,
                  group: 'communities',
                  words: community.name,
                  run: () => navigate(`/c/${community.slug}`),
                },
              ]
            : [],
        ),
        ...(hits?.threads.nodes ?? []).flatMap((hit) => (hit.thread ? [thread(hit.thread)] : [])),
        ...(hits?.resources.nodes ?? []).flatMap(({ resource }): Line[] =>
          resource
            ? [
                {
                  id: `resource ${resource.id}`,
                  group: 'resources',
                  words: resource.title,
                  hint: resource.community.name,
                  run: () => navigate(resourcePath(resource)),
                },
              ]
            : [],
        ),
        ...people.filter((one) => !named.includes(one)).map(person),
      ];
      // Found by other forms of the words, and by slips of the pen: what fits was decided there.
      setFound(lines.map((line) => ({ ...line, fits: true })));
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, viewer, client]);

  const known = [
    ...(own?.bookmarks.nodes ?? []).flatMap(({ post, note, removedAt }) =>
      post && !removedAt ? [thread(post.thread, post.number, note || undefined)] : [],
    ),
    ...(own?.latestThreads.nodes ?? []).map((one) => thread(one)),
  ];
  const search: Line = {
    id: 'search',
    group: 'search',
    words: intl.formatMessage({ id: 'keys.search' }, { text }),
    fits: true,
    run: () => navigate(`/search?${new URLSearchParams({ q: text })}`),
  };
  return { lines: text ? [...known, ...found, search] : found, busy };
}

/** Whether what is typed begins a name. */
const isNamed = (typed: string, ...names: string[]): boolean =>
  names.some((name) => name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()));
