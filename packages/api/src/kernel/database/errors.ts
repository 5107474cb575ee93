/**
 * A reason not to start, told to whoever runs the installation in one sentence. A stack would only
 * hide that sentence, so there is none.
 */
export class DatabaseStartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
    this.stack = `${this.name}: ${message}`;
  }
}

/** The database does not answer, or not as one that Guildhall can use. */
export class DatabaseUnreachableError extends DatabaseStartError {}

/** Another process has the embedded database open. */
export class DatabaseLockedError extends DatabaseStartError {}

/** The migrations and the database do not fit together, or one of them failed. */
export class MigrationError extends DatabaseStartError {}
