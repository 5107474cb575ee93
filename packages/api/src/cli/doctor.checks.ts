import { createECDH } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { engines } from '../../../../package.json';
import type { Environment } from '../kernel/environment';
import { createStorage } from '../kernel/storage';

export interface Finding {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  /** What is so, and what to do when it should not be. */
  message: string;
}

export const ok = (check: string, message: string): Finding => ({ check, state: 'ok', message });
export const warn = (check: string, message: string): Finding => ({
  check,
  state: 'warn',
  message,
});
export const fail = (check: string, message: string): Finding => ({
  check,
  state: 'fail',
  message,
});

/** Below the first, growth may fill the disk before anybody looks; below the second, writing is about to fail. */
const SPACE_WARN = 2e9;
const SPACE_FAIL = 2e8;
/** Milliseconds for a mail server to answer. */
const MAIL_TIMEOUT = 8_000;

export function checkNode(): Finding {
  const oldest = engines.node.replace(/[^\d.]/g, '');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  const fits = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  const message = `Node ${process.versions.node}`;
  return fits ? ok('node', message) : fail('node', `${message}; install ${oldest} or newer.`);
}

export function checkSecret(environment: Environment): Finding {
  // Production does not get past the settings without one.
  return process.env.GUILDHALL_SECRET || environment.production
    ? ok('secret', 'a secret of its own')
    : ok('secret', 'the default for development, which production refuses');
}

export async function checkMail({ smtpUrl, production }: Environment): Promise<Finding> {
  if (!smtpUrl) {
    return production
      ? warn('mail', 'No mail is sent, so nobody can confirm an address; set SMTP_URL.')
      : ok('mail', 'not sent; it can be read at /dev/mail');
  }
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: MAIL_TIMEOUT,
    greetingTimeout: MAIL_TIMEOUT,
    socketTimeout: MAIL_TIMEOUT,
  });
  const host = new URL(smtpUrl).host;
  try {
    await transport.verify();
    return ok('mail', `${host} takes mail`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail('mail', `${host} does not take mail (${code ?? 'unknown'}); check SMTP_URL.`);
  } finally {
    transport.close();
  }
}

export function checkPush({ push }: Environment): Finding {
  if (!push) return ok('push', 'off; "guildhall keys push" makes the keys for it');
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(push.privateKey, 'base64url');
    if (pair.getPublicKey('base64url') === push.publicKey) {
      return ok('push', `on; push services may ask ${push.contact}`);
    }
  } catch {
    // A key that is none is as wrong as one that belongs to another.
  }
  return fail(
    'push',
    'PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY are not a pair; copy both again, as "guildhall keys push" printed them.',
  );
}

export function checkDirectory({ dataDirectory }: Environment): Finding {
  const probe = join(dataDirectory, `.doctor-${process.pid}`);
  try {
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(probe, '');
    return ok('data directory', `${dataDirectory} can be written`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(
      'data directory',
      `${dataDirectory} cannot be written (${code}); give this user the right, or set GUILDHALL_DATA.`,
    );
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Writes, reads and removes a file where files are kept. */
export async function checkStorage(environment: Environment): Promise<Finding> {
  const storage = createStorage(environment);
  try {
    await storage.check();
    return ok('files', `${storage.place} takes files`);
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    const advice = environment.s3 ? 'check the S3 settings' : 'give this user the right';
    return fail('files', `${storage.place} does not take files (${code ?? name}); ${advice}.`);
  } finally {
    storage.close();
  }
}

export async function checkSpace({ dataDirectory }: Environment): Promise<Finding> {
  const facts = await statfs(dataDirectory).catch(() => null);
  if (!facts) return warn('disk space', 'cannot be told');
  const free = facts.bavail * facts.bsize;
  const message = `${(free / 1e9).toFixed(1)} GB free`;
  if (free < SPACE_FAIL) return fail('disk space', `${message}; make room now.`);
  return free < SPACE_WARN
    ? warn('disk space', `${message}; make room soon.`)
    : ok('disk space', message);
}
