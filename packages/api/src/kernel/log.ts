import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Structured logs, a line each. What is secret never reaches them. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    redact: ['*.password', '*.token', 'req.headers.cookie', 'req.headers.authorization'],
  });
}
