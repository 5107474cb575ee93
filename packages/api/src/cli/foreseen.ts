import { DatabaseStartError } from '../kernel/database/errors';
import { SettingError } from '../kernel/environment';
import { DomainError } from '../kernel/errors';
import { ImportRefusedError } from '../portability/import.errors';

const foreseen = [SettingError, DatabaseStartError, ImportRefusedError, DomainError];

/** What the rooms below refuse in a sentence. */
export const isForeseen = (error: unknown): boolean =>
  foreseen.some((kind) => error instanceof kind);
