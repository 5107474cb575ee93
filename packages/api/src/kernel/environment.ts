import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting that is missing or wrong. Its message is one sentence for whoever starts the server. */
export class SettingError extends Error {}

/** Long enough that it cannot be guessed: 32 characters of hex are 128 bits. */
const SECRET_LENGTH = 32;
const DEVELOPMENT_SECRET = 'guildhall-development-secret-do-not-use-in-production';

const MEGABYTE = 1_000_000;

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
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  // A long scan; more belongs where films and archives are kept.
  FILE_MAX_MB: whole(1, 1_000).default(25),
  FILES_PER_PERSON_MB: whole(1, 1_000_000).default(1_000),
  GUILDHALL_SECRET: z.string().min(SECRET_LENGTH).optional(),
  GUILDHALL_DEMO: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Guildhall <guildhall@localhost>'),
  INBOUND_DOMAIN: z.hostname().optional(),
  INBOUND_SMTP_PORT: whole(1, 65_535).optional(),
  INBOUND_SMTP_HOST: z.string().default('127.0.0.1'),
  INBOUND_SMTP_CERT: z.string().optional(),
  INBOUND_SMTP_KEY: z.string().optional(),
  INBOUND_WEBHOOK_SECRET: z.string().min(SECRET_LENGTH).optional(),
  // What large providers let through at most.
  INBOUND_MAX_MB: whole(1, 100).default(25),
  // The two halves of a key on the curve P-256, in base64url: 65 bytes and 32.
  PUSH_PUBLIC_KEY: z.base64url().length(87).optional(),
  PUSH_PRIVATE_KEY: z.base64url().length(43).optional(),
  PUSH_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  PUSH_NEARBY: flag.default(false),
  LINKS_FETCH: flag.optional(),
  LINKS_NEARBY: z
    .string()
    .regex(/^\s*[\w.[\]:]+:\d+(\s*,\s*[\w.[\]:]+:\d+)*\s*$/)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  // Ten a second for a whole minute: more than anybody clicks, less than a program in a loop.
  REQUESTS_PER_MINUTE: whole(10, 10_000_000).default(600),
});

export const variableNames = Object.keys(variables.shape);

/** A bucket of a store that speaks the protocol of S3. */
export interface S3Settings {
  bucket: string;
  /** Where it is, when it is not Amazon's. */
  endpoint: string | undefined;
  region: string;
  /** Without the two, what the machine itself is allowed to. */
  key: string | undefined;
  secret: string | undefined;
}

/** How mails come in: answers to what people were told, and what becomes of mails that went out. */
export interface InboundSettings {
  /** The part after the @ of every address that we answer to. */
  domain: string;
  /** Where a mail server hands mails over; undefined when none does. */
  smtp:
    | { port: number; host: string; cert: string | undefined; key: string | undefined }
    | undefined;
  /** What a relay signs with; undefined when none does. */
  webhookSecret: string | undefined;
  /** The largest mail, in bytes. */
  largest: number;
}

/** What messages to browsers are signed with. */
export interface PushSettings {
  publicKey: string;
  privateKey: string;
  /** Whom a push service asks when something is wrong with ours, as a URL. */
  contact: string;
  /** Push services on this machine may be used, for development. */
  nearby: boolean;
}

/** How links that people keep are asked for what they say of themselves. */
export interface LinkSettings {
  /** Whether they are asked at all. */
  fetch: boolean;
  /** `host:port` of this machine that may be asked too, for development. */
  nearby: string[];
}

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
  /** Where files are kept instead of below the data directory. */
  s3: S3Settings | undefined;
  /** In bytes. */
  largestFile: number;
  /** In bytes. */
  fileQuota: number;
  secret: string;
  seedDemo: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Undefined: nothing comes in, and nobody is told an address to answer to. */
  inbound: InboundSettings | undefined;
  /** Absent: nobody is told in a browser that is not looking. */
  push: PushSettings | undefined;
  links: LinkSettings;
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
  S3_ENDPOINT: 'S3_ENDPOINT must be a web address such as https://s3.example.org.',
  SMTP_URL: 'SMTP_URL must look like smtp://user:password@host:587.',
  INBOUND_DOMAIN: 'INBOUND_DOMAIN must be the name of a domain, such as reply.guildhall.example.',
  INBOUND_WEBHOOK_SECRET: `INBOUND_WEBHOOK_SECRET must have at least ${SECRET_LENGTH} characters.`,
  PUSH_PUBLIC_KEY: 'PUSH_PUBLIC_KEY must be as "guildhall keys push" printed it.',
  PUSH_PRIVATE_KEY: 'PUSH_PRIVATE_KEY must be as "guildhall keys push" printed it.',
  LINKS_NEARBY: 'LINKS_NEARBY must look like 127.0.0.1:8080, several with commas between.',
  PUSH_CONTACT: 'PUSH_CONTACT must look like mailto:admin@example.org or https://example.org.',
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
  if (set.S3_BUCKET && !set.S3_ACCESS_KEY_ID !== !set.S3_SECRET_ACCESS_KEY) {
    throw new SettingError('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together.');
  }
  const origin = (set.GUILDHALL_ORIGIN ?? `http://localhost:${set.PORT}`).replace(/\/+$/, '');
  return {
    mode: set.NODE_ENV,
    production,
    port: set.PORT,
    host: set.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    origin,
    databaseUrl: set.DATABASE_URL,
    databasePool: set.DATABASE_POOL,
    dataDirectory: resolve(set.GUILDHALL_DATA),
    s3: set.S3_BUCKET
      ? {
          bucket: set.S3_BUCKET,
          endpoint: set.S3_ENDPOINT,
          region: set.S3_REGION,
          key: set.S3_ACCESS_KEY_ID,
          secret: set.S3_SECRET_ACCESS_KEY,
        }
      : undefined,
    largestFile: set.FILE_MAX_MB * MEGABYTE,
    fileQuota: set.FILES_PER_PERSON_MB * MEGABYTE,
    secret: set.GUILDHALL_SECRET ?? DEVELOPMENT_SECRET,
    seedDemo: production ? false : (set.GUILDHALL_DEMO ?? true),
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM,
    inbound: inboundOf(set),
    push: pushOf(set, origin),
    links: linksOf(set),
    logLevel: set.LOG_LEVEL ?? (set.NODE_ENV === 'test' ? 'silent' : 'info'),
    trustProxy: set.TRUST_PROXY,
    requestsPerMinute: set.REQUESTS_PER_MINUTE,
  };
}

/** @throws SettingError when a way in is open, but there is no address for it */
function inboundOf(set: z.infer<typeof variables>): InboundSettings | undefined {
  if (!set.INBOUND_SMTP_PORT && !set.INBOUND_WEBHOOK_SECRET) return undefined;
  if (!set.INBOUND_DOMAIN) {
    throw new SettingError('INBOUND_DOMAIN must say at which domain answers by mail arrive.');
  }
  if (!set.INBOUND_SMTP_CERT !== !set.INBOUND_SMTP_KEY) {
    throw new SettingError('INBOUND_SMTP_CERT and INBOUND_SMTP_KEY belong together.');
  }
  return {
    domain: set.INBOUND_DOMAIN.toLowerCase(),
    smtp: set.INBOUND_SMTP_PORT
      ? {
          port: set.INBOUND_SMTP_PORT,
          host: set.INBOUND_SMTP_HOST,
          cert: set.INBOUND_SMTP_CERT,
          key: set.INBOUND_SMTP_KEY,
        }
      : undefined,
    webhookSecret: set.INBOUND_WEBHOOK_SECRET,
    largest: set.INBOUND_MAX_MB * MEGABYTE,
  };
}

/** @throws SettingError when half a key is there, or more is allowed than production may */
function pushOf(set: z.infer<typeof variables>, origin: string): PushSettings | undefined {
  if (!set.PUSH_PUBLIC_KEY !== !set.PUSH_PRIVATE_KEY) {
    throw new SettingError(
      'PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY belong together; "guildhall keys push" makes both.',
    );
  }
  if (set.PUSH_NEARBY && set.NODE_ENV === 'production') {
    throw new SettingError('PUSH_NEARBY is for development; production sends to public addresses.');
  }
  if (!set.PUSH_PUBLIC_KEY || !set.PUSH_PRIVATE_KEY) return undefined;
  return {
    publicKey: set.PUSH_PUBLIC_KEY,
    privateKey: set.PUSH_PRIVATE_KEY,
    contact: set.PUSH_CONTACT ?? contactOf(origin, set.MAIL_FROM),
    nearby: set.PUSH_NEARBY,
  };
}

/** @throws SettingError when more is allowed than production may */
function linksOf(set: z.infer<typeof variables>): LinkSettings {
  if (set.LINKS_NEARBY && set.NODE_ENV === 'production') {
    throw new SettingError('LINKS_NEARBY is for development; production asks public addresses.');
  }
  return {
    // Tests reach nothing outside unless they say so.
    fetch: set.LINKS_FETCH ?? set.NODE_ENV !== 'test',
    nearby: set.LINKS_NEARBY?.split(',').map((one) => one.trim()) ?? [],
  };
}

/** A push service may ask the instance itself; one that is not on the web yet, who sends its mail. */
const contactOf = (origin: string, mailFrom: string): string =>
  origin.startsWith('https:') ? origin : `mailto:${/<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
