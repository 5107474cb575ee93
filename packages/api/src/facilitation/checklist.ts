import type { Context } from '../kernel/context';
import { ChecklistMoment } from './facilitation.types';
import type { ChecklistItem } from './turn.entity';
import { ticksLoader } from './turn-details.queries';

const { BEFORE, DURING, AFTER } = ChecklistMoment;

/** What a turn asks for: short, since a long list is not looked at. The web has the words. */
export const CHECKLIST: Array<{ key: string; when: ChecklistMoment }> = [
  { key: 'readHandover', when: BEFORE },
  { key: 'agreeAgenda', when: BEFORE },
  { key: 'remindPeople', when: BEFORE },
  { key: 'keepTime', when: DURING },
  { key: 'hearEverybody', when: DURING },
  { key: 'writeMinutes', when: DURING },
  { key: 'postRecap', when: AFTER },
  { key: 'recordAttendance', when: AFTER },
  { key: 'handOver', when: AFTER },
];

/** The list of one turn, with what is ticked off. */
export async function checklistOf(ctx: Context, turnId: string): Promise<ChecklistItem[]> {
  const ticks = new Map((await ticksLoader(ctx).load(turnId)).map((tick) => [tick.item, tick]));
  return CHECKLIST.map(({ key, when }) => ({
    key,
    when,
    tickedAt: ticks.get(key)?.tickedAt ?? null,
    tickedById: ticks.get(key)?.tickedById ?? null,
  }));
}
