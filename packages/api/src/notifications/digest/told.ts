import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isWanted } from '../preferences/wanted';
import { sayingOf } from '../telling/registry';
import { type Happening, happeningColumns, type Said } from '../telling/telling';

/** Happenings in one digest, the latest: who is told of more reads it in the app. */
const TOLD_MAX = 60;

/** What somebody asked to be told daily or weekly, folded: one line for each thread or community. */
export interface ToldSubject {
  subjectId: string;
  /** Of the first that is new: that is where one begins to read. */
  said: Said;
  /** Names of those who did it, the latest first, each once. */
  actors: string[];
  happenings: number;
}

/**
 * Takes what waits for a person's digest and is due: as far as it is still theirs to see, and they have not seen it
 * meanwhile. All of it is settled in the same transaction, whatever becomes of it.
 * @param tx the transaction that writes the mail
 * @param reader the same, as the person; null when nothing reaches them
 */
export async function takeTold(
  tx: Context,
  personId: string,
  reader: Context | null,
): Promise<ToldSubject[]> {
  const { subjects, sent } = reader ? await fold(tx, personId, reader) : nothing;
  await rows(
    tx,
    `update delivery set state = case when id = any($3::uuid[]) then 'SENT' else 'SKIPPED' end, settled_at = $2
      where person_id = $1 and state = 'WAITING' and pace <> 'AT_ONCE' and due_at <= $2`,
    [personId, tx.clock.now(), sent],
  );
  return subjects;
}

interface Folded {
  subjects: ToldSubject[];
  /** The deliveries that are told in them. */
  sent: string[];
}
const nothing: Folded = { subjects: [], sent: [] };

async function fold(tx: Context, personId: string, reader: Context): Promise<Folded> {
  const due = await rows<Happening & { deliveryId: string }>(
    tx,
    `select d.id as "deliveryId", ${happeningColumns('h')}
       from delivery d join happening h on h.id = d.happening_id
      where d.person_id = $1 and d.state = 'WAITING' and d.pace <> 'AT_ONCE' and d.due_at <= $2
        and ${isWanted('d', 'h')}
        and not exists (select 1 from notice n where n.person_id = $1 and n.subject_kind = h.subject_kind
          and n.subject_id = h.subject_id and not n.unread and n.latest_at >= h.created_at)
      order by h.created_at desc, h.id limit ${TOLD_MAX}`,
    [personId, tx.clock.now()],
  );
  const subjects = new Map<string, ToldSubject>();
  const sent: string[] = [];
  for (const { deliveryId, ...happening } of due) {
    const said = await sayingOf(reader, happening);
    if (!said) continue;
    sent.push(deliveryId);
    const known = subjects.get(happening.subjectId);
    const actors = [...(known?.actors ?? []), ...(said.actorName ? [said.actorName] : [])];
    subjects.set(happening.subjectId, {
      subjectId: happening.subjectId,
      said,
      actors: [...new Set(actors)],
      happenings: (known?.happenings ?? 0) + 1,
    });
  }
  return { subjects: [...subjects.values()], sent };
}
