import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { reasonMessage } from '../../lib/problem';
import { useViewer } from '../../lib/viewer';
import type { OverlayProps } from './Listening';
import type { Line } from './lines';
import { places } from './places';

/** What can be done on this page, and where one can go from it. */
export function useCommands({ actions, onOpen }: OverlayProps, here: string | undefined): Line[] {
  const intl = useIntl();
  const navigate = useNavigate();
  const { viewer, instance } = useViewer();
  const scheme = useComputedColorScheme();
  // Holding transitions back would write a style element through innerHTML, which Trusted Types refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const to = (path: string) => () => navigate(path);

  const page = actions.map(({ id, name, values, hint, keys, reason, run }): Line => {
    const refusal = reasonMessage(reason);
    return {
      id: `page ${id}`,
      group: 'page',
      words: intl.formatMessage({ id: name }, values),
      ...(hint && { hint }),
      ...(keys && { keys }),
      ...(refusal && { refused: intl.formatMessage({ id: refusal }) }),
      run,
    };
  });
  const mine = viewer?.memberships.map(({ community }) => community) ?? [];
  const community = mine.find(({ slug }) => slug === here);
  const rooms = community
    ? ([
        ['new-thread', 'keys.community.newThread'],
        ['threads', 'keys.community.threads'],
        ['events', 'keys.community.events'],
        ['new-event', 'keys.community.newEvent'],
        ['library', 'keys.community.library'],
        ['library/new', 'keys.community.share'],
        ['members', 'keys.community.members'],
        ['about', 'keys.community.about'],
      ] as const)
    : [];
  const other = scheme === 'dark' ? 'light' : 'dark';
  return [
    ...page,
    ...rooms.map(
      ([room, id]): Line => ({
        id: `room ${room}`,
        group: 'places',
        words: intl.formatMessage({ id }, { name: community?.name }),
        run: to(`/c/${here}/${room}`),
      }),
    ),
    ...places
      .filter(({ own }) => viewer || !own)
      .map(
        ({ id, to: path, name, keys }): Line => ({
          id: `place ${id}`,
          group: 'places',
          words: intl.formatMessage({ id: name }),
          ...(keys && { keys }),
          run: to(path),
        }),
      ),
    ...(viewer
      ? [
          {
            id: 'place profile',
            group: 'places',
            words: intl.formatMessage({ id: 'keys.profile' }),
            run: to(`/people/${viewer.person.handle}`),
          } satisfies Line,
        ]
      : []),
    ...(viewer && instance?.recognition
      ? [
          {
            id: 'place knowledge',
            group: 'places',
            words: intl.formatMessage({ id: 'keys.knowledge' }),
            run: to(`/people/${viewer.person.handle}/knowledge`),
          } satisfies Line,
          {
            id: 'place feedback',
            group: 'places',
            words: intl.formatMessage({ id: 'keys.feedback' }),
            run: to('/feedback'),
          } satisfies Line,
        ]
      : []),
    ...mine.map(
      ({ slug, name }): Line => ({
        id: `community ${slug}`,
        group: 'communities',
        words: name,
        run: to(`/c/${slug}`),
      }),
    ),
    {
      id: 'scheme',
      group: 'house',
      words: intl.formatMessage({ id: `keys.scheme.${other}` }),
      run: () => setColorScheme(other),
    },
    {
      id: 'keys',
      group: 'house',
      words: intl.formatMessage({ id: 'keys.list' }),
      keys: '?',
      run: () => onOpen('keys'),
    },
  ];
}
