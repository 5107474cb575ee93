import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Environment } from '../kernel/environment';

/** Half a year, in seconds: what browsers' lists of secure sites ask for at least. */
const HSTS_SECONDS = 15_552_000;

function socketOrigin(environment: Environment): string {
  return environment.origin.replace(/^http/, 'ws');
}

/** What every page of ours may load. Styles alone may stand inline: the component library writes them. */
function pagePolicy(environment: Environment): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'https:', 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", socketOrigin(environment)],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['guildhall'],
  };
}

/** GraphiQL's editor makes its workers from text, carries its font with it and knows no Trusted Types. */
function graphiqlPolicy(environment: Environment): Record<string, string[]> {
  const {
    'require-trusted-types-for': _required,
    'trusted-types': _types,
    ...rest
  } = pagePolicy(environment);
  return {
    ...rest,
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
  };
}

const headersWith = (
  environment: Environment,
  directives: Record<string, string[]>,
): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: environment.origin.startsWith('https:')
      ? { maxAge: HSTS_SECONDS, includeSubDomains: false }
      : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });

export const securityHeaders = (environment: Environment): RequestHandler =>
  headersWith(environment, pagePolicy(environment));

export const graphiqlHeaders = (environment: Environment): RequestHandler =>
  headersWith(environment, graphiqlPolicy(environment));
