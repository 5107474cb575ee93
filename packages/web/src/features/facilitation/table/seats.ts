/** Who sits at the table, with what they carried in twelve months. */
export interface Seated {
  id: string;
  name: string;
  /** Turns that were carried; half ones for those who helped. */
  carried: number;
  /** Counted as if carried, so that a newcomer starts level. */
  lent: number;
  hasTurn: boolean;
}

export type Mark = 'full' | 'half' | 'lent';

export interface Seat<Person extends Seated = Seated> {
  person: Person;
  x: number;
  y: number;
  marks: { x: number; y: number; kind: Mark }[];
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end' };
  /** The way to the next seat, clockwise; none where there is no room for it. */
  path?: string;
}

export interface Table<Person extends Seated = Seated> {
  seats: Seat<Person>[];
  /** Of the circle at the average; none when nobody has carried anything. */
  average?: number;
  markRadius: number;
  /** Head of the arrow from who has the turn to who comes next. */
  arrow?: string;
  viewBox: string;
  middle: number;
}

/** More do not fit round a table that is still read; the table in words has them all. */
export const SEATS_MAX = 16;

const SEAT_RADIUS = 118;
/** Half the room that one seat needs, with the ring round whoever has the turn. */
const SEAT_ROOM = 35;
/** From the middle of a seat to its first mark. */
const FIRST_MARK = 39;
const MARK_STEP = 12.5;
const MARK_RADIUS = 4.2;
/** So long a row of marks can be; more of them stand closer. */
const ROW = 5 * MARK_STEP;
const LABEL_GAP = 18.5;
/** Room for names at the sides, and above and below. */
const SIDE = 118;
const ABOVE = 48;
/** From the middle of a face to where the dashes begin. */
const CLEAR = 32;
const ARROW_CLEAR = 36;

/** The marks of one row, from the seat outwards. */
export function marksOf({ carried, lent }: Pick<Seated, 'carried' | 'lent'>): Mark[] {
  const halves = Math.round(carried * 2);
  return [
    ...Array<Mark>(Math.floor(halves / 2)).fill('full'),
    ...Array<Mark>(halves % 2).fill('half'),
    ...Array<Mark>(Math.round(lent)).fill('lent'),
  ];
}

/** Places people round a table, clockwise from the top, with a mark for each turn and a circle at the average. */
export function tableOf<Person extends Seated>(
  people: readonly Person[],
  average: number,
): Table<Person> {
  const seated = people.slice(0, SEATS_MAX);
  const count = seated.length;
  const radius =
    count > 1 ? Math.max(SEAT_RADIUS, SEAT_ROOM / Math.sin(Math.PI / count)) : SEAT_RADIUS;
  const rows = seated.map(marksOf);
  const most = Math.max(average, ...rows.map((row) => row.length), 1);
  const step = Math.min(MARK_STEP, ROW / Math.max(most - 1, 1));
  const at = (marks: number) => radius + FIRST_MARK + (marks - 1) * step;
  const labelRadius = at(most) + LABEL_GAP;
  const half = { x: labelRadius + SIDE, y: labelRadius + ABOVE };
  const angleOf = (index: number) => (index / count) * 2 * Math.PI;
  const point = (angle: number, distance: number) => ({
    x: round(distance * Math.sin(angle)),
    y: round(-distance * Math.cos(angle)),
  });
  const first = seated[0]?.hasTurn && count > 1;
  const gap = (clear: number) => clear / radius;
  const seats = seated.map((person, index): Seat<Person> => {
    const angle = angleOf(index);
    const from = angle + gap(CLEAR);
    const to = angleOf(index + 1) - gap(first && index === 0 ? ARROW_CLEAR : CLEAR);
    return {
      person,
      ...point(angle, radius),
      marks: (rows[index] ?? []).map((kind, mark) => ({ ...point(angle, at(mark + 1)), kind })),
      label: labelAt(angle, point(angle, labelRadius)),
      ...(count > 1 &&
        to > from && { path: arc(point(from, radius), point(to, radius), radius, to - from) }),
    };
  });
  const tip = angleOf(1) - gap(ARROW_CLEAR);
  return {
    seats,
    ...(average > 0 && { average: round(Math.max(at(average), radius + FIRST_MARK - step)) }),
    markRadius: round(Math.min(MARK_RADIUS, step * 0.34)),
    ...(first && seats[0]?.path && { arrow: headAt(point(tip, radius), tip) }),
    viewBox: [-half.x, -half.y, 2 * half.x, 2 * half.y].map(round).join(' '),
    middle: radius - 46,
  };
}

/** Above the table and below it names stand in the middle, at its sides they lead away from it. */
function labelAt(angle: number, { x, y }: { x: number; y: number }): Seat['label'] {
  const sideways = Math.sin(angle);
  if (Math.abs(sideways) < 0.5) {
    return { x, y: round(y + (Math.cos(angle) > 0 ? -22 : 12)), anchor: 'middle' };
  }
  return { x, y: round(y - 2), anchor: sideways > 0 ? 'start' : 'end' };
}

type Point = { x: number; y: number };

const arc = (from: Point, to: Point, radius: number, angle: number): string =>
  `M${from.x} ${from.y}A${round(radius)} ${round(radius)} 0 ${angle > Math.PI ? 1 : 0} 1 ${to.x} ${to.y}`;

/** Two short strokes that end where the arc does, open to where it comes from. */
function headAt(tip: Point, angle: number): string {
  const back = (turn: number): Point => ({
    x: round(tip.x - 8 * Math.cos(angle + turn)),
    y: round(tip.y - 8 * Math.sin(angle + turn)),
  });
  const [a, b] = [back(0.55), back(-0.55)];
  return `M${a.x} ${a.y}L${tip.x} ${tip.y}L${b.x} ${b.y}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Who comes after whom: whoever has the turn, then as it is planned, then those who carried least. */
export function inOrderOfTurns<Person extends Seated>(
  people: readonly Person[],
  planned: readonly (string | undefined)[],
): Person[] {
  const place = (id: string) => {
    const found = planned.indexOf(id);
    return found < 0 ? planned.length : found;
  };
  return [...people].sort(
    (a, b) =>
      Number(b.hasTurn) - Number(a.hasTurn) ||
      place(a.id) - place(b.id) ||
      a.carried + a.lent - (b.carried + b.lent) ||
      a.name.localeCompare(b.name),
  );
}

/** The first word of a name, where it says who is meant; the whole name where two share it. */
export function shortNames(people: readonly { id: string; name: string }[]): Map<string, string> {
  const first = (name: string) => name.split(/\s+/, 1)[0] ?? name;
  const taken = new Map<string, number>();
  for (const { name } of people) taken.set(first(name), (taken.get(first(name)) ?? 0) + 1);
  return new Map(
    people.map(({ id, name }) => [id, taken.get(first(name)) === 1 ? first(name) : name]),
  );
}
