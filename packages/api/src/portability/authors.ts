import type { DumpIndex } from './dump-index';
import { dateOf, nameOf, wholeNumber } from './fields';
import type { RowReader } from './rows';
import type { Site } from './site';

/** Somebody who wrote, as the dump knows them. */
export interface Author {
  /** Unlike for every author of the site, and the same in every dump of it. */
  sourceId: string;
  name: string;
  url: string | null;
  /** When they joined that site; unknown for those without an account. */
  since: Date | null;
  /** Their row in Users.xml. */
  userRow: number | null;
}

const UNKNOWN = 'Unknown author';

/** Authors kept at hand: they come again and again, and there may be millions. */
const KEPT = 5_000;

/** Finds out who wrote something. */
export class Authors {
  private readonly kept = new Map<number, Author>();

  constructor(
    private readonly index: DumpIndex,
    private readonly reader: RowReader,
    private readonly site: Site,
    private readonly now: Date,
  ) {}

  /**
   * @param userId of the row; missing when the account was deleted
   * @param displayName what is left of a deleted account
   */
  async of(userId: string | undefined, displayName: string | undefined): Promise<Author> {
    const id = wholeNumber(userId);
    const row = id === undefined ? undefined : this.index.users.find(id);
    if (id !== undefined && row !== undefined) return this.user(id, row);
    const name = nameOf(displayName);
    const sourceId = name ? `name:${name}` : 'unknown';
    return { sourceId, name: name ?? UNKNOWN, url: null, since: null, userRow: null };
  }

  private async user(id: number, userRow: number): Promise<Author> {
    const known = this.kept.get(id);
    if (known) return known;
    const row = await this.reader.row(...this.index.users.place(userRow));
    const author: Author = {
      sourceId: String(id),
      // What the site itself shows for a name that was never given.
      name: nameOf(row.DisplayName) ?? `user${id}`,
      url: id > 0 ? this.site.user(id) : null,
      since: dateOf(row.CreationDate, this.now) ?? null,
      userRow,
    };
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(id, author);
    return author;
  }
}
