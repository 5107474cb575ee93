import { levelIn } from '../../threads/reading/levels';
import { NoticeKind, NoticePace, NoticeWay } from '../notifications.types';
import { defaults } from './defaults';

/** What comes at no pace unless somebody chooses one. */
const NOT_BY_ITSELF = Object.values(NoticeKind).flatMap((kind) =>
  Object.values(NoticeWay).flatMap((way) =>
    defaults[kind][way] === NoticePace.NEVER ? [`('${kind}', '${way}')`] : [],
  ),
);

/**
 * Whether somebody still wants what waits to be sent to them: they may have said "never" of it since, or muted the
 * thread or its community.
 * @param d the alias of delivery, @param h of happening
 */
export const isWanted = (d: string, h: string): string => {
  const chosen = (community: string) =>
    `(select w.pace from notification_preference w where w.person_id = ${d}.person_id and w.kind = ${d}.kind
        and w.way = ${d}.way and w.community_id ${community})`;
  return `(coalesce(${chosen(`= ${h}.community_id`)}, ${chosen('is null')},
      case when (${d}.kind, ${d}.way) in (${NOT_BY_ITSELF.join(', ')}) then 'NEVER' else 'AT_ONCE' end) <> 'NEVER'
    and not exists (select 1 from thread t
      left join thread_reader r on r.thread_id = t.id and r.person_id = ${d}.person_id
      left join community_reader c on c.community_id = t.community_id and c.person_id = ${d}.person_id
      where ${h}.subject_kind = 'THREAD' and t.id = ${h}.subject_id and ${levelIn('r', 'c')} = 'MUTED')
    and not exists (select 1 from community_reader c where ${h}.kind = 'NEW_EVENT' and c.person_id = ${d}.person_id
      and c.community_id = ${h}.community_id and c.level = 'MUTED'))`;
};
