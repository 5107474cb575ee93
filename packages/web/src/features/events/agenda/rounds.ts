/** A round of a case, with the instants between which it is planned. */
export interface PlannedRound {
  caseId: string | null;
  title: string | null;
  /** Its place among the rounds of its case, from 0. */
  round: number;
  name: string;
  from: number;
  to: number;
}

interface Clinic {
  startsAt: string;
  rounds: readonly { name: string; minutes: number }[];
  agenda: readonly { id: string; kind: string; title: string; startsAt?: string | null }[];
}

const MINUTE_MS = 60_000;

/** The rounds of one case, beginning at an instant. */
export function roundsFrom(
  rounds: Clinic['rounds'],
  startsAt: string,
): { name: string; from: number; to: number }[] {
  let at = Date.parse(startsAt);
  return rounds.map(({ name, minutes }) => {
    const from = at;
    at += minutes * MINUTE_MS;
    return { name, from, to: at };
  });
}

/** All rounds of a case clinic in the order of time; once for itself as long as nobody brings a case. */
export function plannedRounds({ startsAt, rounds, agenda }: Clinic): PlannedRound[] {
  const cases = agenda.filter((item) => item.kind === 'CASE' && item.startsAt);
  const held = cases.length > 0 ? cases : [{ id: null, title: null, startsAt }];
  return held.flatMap(({ id, title, startsAt: from }) =>
    roundsFrom(rounds, from as string).map((round, place) => ({
      ...round,
      caseId: id,
      title,
      round: place,
    })),
  );
}

/** The round that is on at an instant, and what comes after it. */
export function roundAt(
  planned: readonly PlannedRound[],
  at: number,
): { now: PlannedRound | undefined; next: PlannedRound | undefined } {
  return {
    now: planned.find(({ from, to }) => from <= at && at < to),
    next: planned.find(({ from }) => from > at),
  };
}

/** "04:09": minutes and seconds that are left, never less than none. */
export function left(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
