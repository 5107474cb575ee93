import { type ValidationError, validateSync } from 'class-validator';
import { SignUpInput } from '../accounts/door.inputs';
import { freeHandle } from '../accounts/handles';
import { hashPassword } from '../accounts/passwords';
import { Person } from '../accounts/person.entity';
import { makeAdmin } from '../accounts/profile.service';
import { type Context, type Services, systemContext } from '../kernel/context';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { answer, CommandError, type JsonOption, readPassword, UsageError } from './console';
import { requireMigrated, withServices } from './session';

export interface AdminOptions extends JsonOption {
  email: string;
  name?: string;
}

interface AdminResult {
  id: string;
  handle: string;
  /** What this run did. */
  done: 'created' | 'promoted' | 'unchanged';
}

export async function createAdmin(options: AdminOptions): Promise<void> {
  const result = await withServices((services) => ensureAdmin(services, options));
  answer(options, { ok: true, ...result }, [sentences[result.done](options.email)]);
}

const sentences: Record<AdminResult['done'], (email: string) => string> = {
  created: (email) => `${email} is an admin and can sign in.`,
  promoted: (email) => `${email} has an account and is an admin now; the password stays as it is.`,
  unchanged: (email) => `${email} was an admin already; nothing was changed.`,
};

async function ensureAdmin(services: Services, options: AdminOptions): Promise<AdminResult> {
  await requireMigrated(services);
  const ctx = systemContext(services);
  const email = options.email.trim().toLowerCase();
  const person = await ctx.db.findOneBy(Person, { email });
  return person ? promote(ctx, person) : create(ctx, email, options.name);
}

async function promote(ctx: Context, person: Person): Promise<AdminResult> {
  const { id, handle } = person;
  if (person.deactivatedAt) {
    throw new CommandError('That account is deactivated; an admin has to reactivate it first.');
  }
  if (person.admin && person.emailVerifiedAt) return { id, handle, done: 'unchanged' };
  await transaction(ctx, async (tx) => {
    // Whoever runs this command vouches for the address, as for a new account.
    if (!person.emailVerifiedAt) {
      await tx.db.update(Person, { id }, { emailVerifiedAt: tx.clock.now() });
    }
    if (!person.admin) await makeAdmin(tx, { personId: id });
  });
  return { id, handle, done: 'promoted' };
}

async function create(ctx: Context, email: string, name: string | undefined): Promise<AdminResult> {
  if (!name?.trim()) throw new UsageError('A new account needs a name: add --name.');
  // Asked before the password: nobody should type one in vain.
  refuseFaults({ email, name }, ['email', 'name']);
  const password = await readPassword();
  refuseFaults({ email, name, password }, ['password']);
  const passwordHash = await hashPassword(password);
  const id = newId();
  const handle = await transaction(ctx, async (tx) => {
    const free = await freeHandle(tx, name);
    await tx.db.insert(Person, {
      id,
      email,
      emailVerifiedAt: tx.clock.now(),
      passwordHash,
      name: name.trim(),
      handle: free,
      admin: true,
      // Whoever sits at this machine, most likely; it can be changed in the settings.
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      createdAt: tx.clock.now(),
    });
    return free;
  });
  return { id, handle, done: 'created' };
}

const faults: Record<string, string> = {
  email: 'That is not an e-mail address.',
  name: 'A name has 1 to 100 characters.',
  password: 'A password has 10 to 200 characters.',
};

/** The rules of signing up, of which the command says the same in a sentence. */
function refuseFaults(given: Partial<SignUpInput>, properties: string[]): void {
  const input = Object.assign(new SignUpInput(), { clientMutationId: newId(), ...given });
  const found = validateSync(input).find(({ property }: ValidationError) =>
    properties.includes(property),
  );
  if (found) throw new UsageError(faults[found.property] ?? `${found.property} cannot be used.`);
}
