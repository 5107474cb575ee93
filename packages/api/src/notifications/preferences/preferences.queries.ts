import { communityLoader, readableBy } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforce, known } from '../../kernel/policy';
import { DEFAULT_TIMES } from '../digest/moments';
import { DEFAULT_MINUTES } from '../digest/schedule';
import { DigestPace, NoticeKind, type NoticePace, NoticeWay } from '../notifications.types';
import { defaults } from './defaults';
import {
  NotificationException,
  NotificationPreference,
  NotificationSettings,
} from './preferences.types';

/** Whose settings these are. @throws UnauthenticatedError, ForbiddenError when nobody is there who could be told */
export function toldPerson(ctx: Context): string {
  enforce(known(ctx.viewer));
  return ctx.viewer.personId as string;
}

/** The viewer's settings; where nothing was chosen, as they begin. */
export async function settingsOf(ctx: Context): Promise<NotificationSettings> {
  const personId = toldPerson(ctx);
  const [row] = await rows<NotificationSettings>(
    ctx,
    `select to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_until, 'HH24:MI') as "quietUntil",
            digest_pace as "digestPace", to_char(digest_at, 'HH24:MI') as "digestAt",
            digest_weekday as "digestWeekday", digest_minutes as "digestMinutes", version
       from notification_settings where person_id = $1`,
    [personId],
  );
  const begins: Omit<NotificationSettings, 'id'> = {
    quietFrom: null,
    quietUntil: null,
    digestPace: DigestPace.WEEKLY,
    digestAt: DEFAULT_TIMES.at,
    digestWeekday: DEFAULT_TIMES.weekday,
    digestMinutes: DEFAULT_MINUTES,
    version: 0,
  };
  return Object.assign(new NotificationSettings(), begins, row, { id: personId });
}

/** What only a house that has recognition tells of. */
const RECOGNITION: readonly NoticeKind[] = [NoticeKind.USE, NoticeKind.USE_ASK, NoticeKind.THANKS];

/** Whether there is such a thing in this house. What was chosen for it is kept. */
const isTold = ({ viewer }: Context, kind: NoticeKind): boolean =>
  viewer.recognition || !RECOGNITION.includes(kind);

interface ChosenRow {
  kind: NoticeKind;
  way: NoticeWay;
  pace: NoticePace;
}

/** For each kind and way how soon, everywhere. */
export async function preferencesOf(ctx: Context): Promise<NotificationPreference[]> {
  const found = await rows<ChosenRow>(
    ctx,
    'select kind, way, pace from notification_preference where person_id = $1 and community_id is null',
    [toldPerson(ctx)],
  );
  return Object.values(NoticeKind)
    .filter((kind) => isTold(ctx, kind))
    .flatMap((kind) =>
      Object.values(NoticeWay).map((way) => {
        const chosen = found.find((row) => row.kind === kind && row.way === way);
        const pace = chosen?.pace ?? defaults[kind][way];
        return Object.assign(new NotificationPreference(), { kind, way, pace, chosen: !!chosen });
      }),
    );
}

/** What is otherwise in single communities, as far as the viewer still reads them. */
export async function exceptionsOf(ctx: Context): Promise<NotificationException[]> {
  const params: unknown[] = [toldPerson(ctx)];
  const found = await rows<ChosenRow & { id: string; communityId: string }>(
    ctx,
    `select n.id, n.community_id as "communityId", n.kind, n.way, n.pace
       from notification_preference n join community c on c.id = n.community_id
      where n.person_id = $1 and ${readableBy(ctx.viewer, 'c', params)}
      order by lower(c.name) collate "C", c.id, n.kind, n.way`,
    params,
  );
  return Promise.all(
    found
      .filter(({ kind }) => isTold(ctx, kind))
      .map(async ({ communityId, ...row }) =>
        Object.assign(new NotificationException(), row, {
          community: (await communityLoader(ctx).load(communityId)) as Community,
        }),
      ),
  );
}
