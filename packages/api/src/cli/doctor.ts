import { DatabaseLockedError, DatabaseStartError } from '../kernel/database/errors';
import { type Environment, SettingError } from '../kernel/environment';
import { AnsweredError, answer, type JsonOption } from './console';
import {
  checkDirectory,
  checkMail,
  checkNode,
  checkPush,
  checkSecret,
  checkSpace,
  checkStorage,
  type Finding,
  fail,
  ok,
  warn,
} from './doctor.checks';
import { checkDatabase } from './doctor.database';
import { settings, withServices } from './session';

/** @throws AnsweredError when something is not in order */
export async function doctor(options: JsonOption): Promise<void> {
  const findings = await examine();
  const failed = findings.some(({ state }) => state === 'fail');
  answer(
    options,
    { ok: !failed, findings },
    findings.map(({ check, state, message }) => `${state.padEnd(5)} ${check}: ${message}`),
  );
  if (failed) throw new AnsweredError();
}

async function examine(): Promise<Finding[]> {
  const findings = [checkNode()];
  let environment: Environment;
  try {
    environment = settings();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return [...findings, fail('settings', error.message)];
  }
  findings.push(
    ok('settings', environment.mode),
    checkSecret(environment),
    await checkMail(environment),
    checkPush(environment),
    checkDirectory(environment),
    await checkSpace(environment),
    await checkStorage(environment),
  );
  return [...findings, ...(await examineDatabase(environment))];
}

async function examineDatabase(environment: Environment): Promise<Finding[]> {
  try {
    const findings = await withServices(checkDatabase, environment);
    return environment.databaseUrl
      ? findings
      : [ok('lock', 'no other process has the embedded database open'), ...findings];
  } catch (error) {
    if (error instanceof DatabaseLockedError) {
      // A running server is no illness; it only keeps this command from looking.
      return [warn('lock', `${error.message} The database was not looked at.`)];
    }
    if (error instanceof DatabaseStartError) return [fail('database', error.message)];
    throw error;
  }
}
