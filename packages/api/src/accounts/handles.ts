import { randomInt } from 'node:crypto';
import type { Context } from '../kernel/context';
import { Person } from './person.entity';

const HANDLE_MAX = 30;
/** Leaves room for the number that makes a handle unique. */
const STEM_MAX = 24;

/** A handle made of a name: "Nguyễn Hồng Phúc" becomes `nguyen-hong-phuc`. */
export function handleFrom(name: string): string {
  const stem = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đł]/g, (letter) => (letter === 'đ' ? 'd' : 'l'))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, STEM_MAX)
    .replace(/^-+|-+$/g, '');
  return stem.length >= 2 ? stem : 'member';
}

/** A handle for a name that nobody has yet; the unique index settles a race. */
export async function freeHandle(tx: Context, name: string): Promise<string> {
  const stem = handleFrom(name);
  for (let attempt = 0; ; attempt += 1) {
    const suffix =
      attempt === 0 ? '' : String(attempt < 5 ? attempt + 1 : randomInt(10_000, 99_999));
    const handle = `${stem}${suffix && `-${suffix}`}`.slice(0, HANDLE_MAX);
    if (!(await tx.db.existsBy(Person, { handle }))) return handle;
  }
}
