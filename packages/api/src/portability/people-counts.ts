import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import type { Author } from './authors';
import { knownPeople } from './people';
import { outcomes, type UserPlaces } from './places';
import type { ImportReport } from './report';

/** People asked for in one statement. */
const BATCH = 1_000;

/** Counts people: the rows of Users.xml, and those who are known by a name only. */
export class PeopleCounts {
  /** By their id at the source. Some hundred bytes for each name without an account. */
  private readonly named = new Set<string>();

  constructor(
    private readonly users: UserPlaces,
    private readonly report: ImportReport,
    private readonly site: string,
  ) {}

  /** Somebody whose words were just written. */
  count({ sourceId, userRow }: Author, isNew: boolean): void {
    if (userRow !== null) {
      this.users.settle(userRow, 'people', isNew ? outcomes.created : outcomes.unchanged);
    } else if (!this.named.has(sourceId)) {
      this.named.add(sourceId);
      this.report.read('people');
      if (isNew) this.report.created('people');
      else this.report.unchanged('people');
    }
  }

  /** Tells those who were here already from those who wrote nothing, once all is written. */
  async settle(ctx: Context): Promise<void> {
    const { users } = this;
    for (let from = 0; from < users.length; from += BATCH) {
      const open: number[] = [];
      for (let row = from; row < Math.min(from + BATCH, users.length); row += 1) {
        if (users.outcomeOf(row) === outcomes.open) open.push(row);
      }
      const sourceIds = open.map((row) => String(users.id.at(row)));
      const known = await knownPeople(ctx, this.site, sourceIds);
      for (const row of open) {
        if (known.has(String(users.id.at(row)))) users.settle(row, 'people', outcomes.unchanged);
        else users.settle(row, 'people', outcomes.skipped, 'wrote nothing that was imported');
      }
    }
    const named = await rows<{ count: number }>(
      ctx,
      `select count(*)::int as count from person
        where source_site = $1 and source_id !~ '^-?[0-9]+$' and source_id <> all($2)`,
      [this.site, [...this.named]],
    );
    const before = named[0]?.count ?? 0;
    this.report.read('people', before);
    this.report.unchanged('people', before);
  }
}
