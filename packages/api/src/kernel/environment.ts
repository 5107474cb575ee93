import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting that is missing or wrong. Its message is one sentence for whoever starts the server. */
export class SettingError extends Error {}

/** Long enough that it cannot be guessed: 32 characters of hex are 128 bits. */
const SECRET_LENGTH = 32;
const DEVELOPMENT_SECRET = 'guildhall-development-secret-do-not-use-in-production';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

/** Every variable that the API reads; `.env.example` explains each, and a check compares the two. */
const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().optional(),
  GUILDHALL_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: whole(1, 100).default(10),
  GUILDHALL_DATA: z.string().default('./data'),
  GUILDHALL_SECRET: z.string().min(SECRET_LENGTH).optional(),
  GUILDHALL_DEMO: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Guildhall <guildhall@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  // Ten a second for a whole minute: more than anybody clicks, less than a program in a loop.
  REQUESTS_PER_MINUTE: whole(10, 10_000_000).default(600),
});

export const variableNames = Object.keys(variables.shape);

export interface Environment {
  mode: 'development' | 'production' | 'test';
  production: boolean;
  port: number;
  host: string;
  /** Where people reach this instance: the only origin that links in mails are made from. */
  origin: string;
  databaseUrl: string | undefined;
  databasePool: number;
  dataDirectory: string;
  secret: string;
  seedDemo: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: string;
  /** How many proxies in front are believed about the address of the caller. */
  trustProxy: number;
  /** How many requests one person, or one address of visitors, may send in a minute. */
  requestsPerMinute: number;
}

const explain: Record<string, string> = {
  PORT: 'PORT must be a whole number from 0 to 65535.',
  GUILDHALL_ORIGIN: 'GUILDHALL_ORIGIN must be a web address such as https://guildhall.example.org.',
  DATABASE_URL: 'DATABASE_URL must look like postgres://user:password@host:5432/database.',
  GUILDHALL_SECRET: `GUILDHALL_SECRET must have at least ${SECRET_LENGTH} characters.`,
  SMTP_URL: 'SMTP_URL must look like smtp://user:password@host:587.',
};

/**
 * Reads and checks the settings once, at start.
 * @throws SettingError with one sentence about the first setting that is wrong.
 */
export function loadEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(
    variableNames.filter((name) => source[name]).map((name) => [name, source[name]]),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new SettingError(
      explain[name] ?? `${name} has a value that cannot be used; see .env.example.`,
    );
  }
  const set = parsed.data;
  const production = set.NODE_ENV === 'production';
  if (production && (!set.GUILDHALL_SECRET || set.GUILDHALL_SECRET === DEVELOPMENT_SECRET)) {
    throw new SettingError(
      'GUILDHALL_SECRET must be set to a secret of your own in production, for example the output of "openssl rand -hex 32".',
    );
  }
  if (production && !set.GUILDHALL_ORIGIN) {
    throw new SettingError(
      'GUILDHALL_ORIGIN must say where people reach this instance in production.',
    );
  }
  return {
    mode: set.NODE_ENV,
    production,
    port: set.PORT,
    host: set.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    origin: (set.GUILDHALL_ORIGIN ?? `http://localhost:${set.PORT}`).replace(/\/+$/, ''),
    databaseUrl: set.DATABASE_URL,
    databasePool: set.DATABASE_POOL,
    dataDirectory: resolve(set.GUILDHALL_DATA),
    secret: set.GUILDHALL_SECRET ?? DEVELOPMENT_SECRET,
    seedDemo: production ? false : (set.GUILDHALL_DEMO ?? true),
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM,
    logLevel: set.LOG_LEVEL ?? (set.NODE_ENV === 'test' ? 'silent' : 'info'),
    trustProxy: set.TRUST_PROXY,
    requestsPerMinute: set.REQUESTS_PER_MINUTE,
  };
}
