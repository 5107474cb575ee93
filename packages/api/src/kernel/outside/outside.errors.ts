import { PrivateAddressError } from './addresses';

/**
 * address: our server asks nothing there. unknown: there is no such name. refused: nobody listens there. secure: who answers
 * cannot prove who they are. size, time, redirects, content: too much of it, or not as it says. busy: too many questions of
 * ours. unreachable: anything between.
 */
export type OutsideFault =
  | 'address'
  | 'unknown'
  | 'refused'
  | 'secure'
  | 'size'
  | 'time'
  | 'redirects'
  | 'content'
  | 'busy'
  | 'unreachable';

const FAULTS: Record<string, OutsideFault> = {
  ENOTFOUND: 'unknown',
  ECONNREFUSED: 'refused',
  HPE_HEADER_OVERFLOW: 'size',
  ABORT_ERR: 'time',
  ETIMEDOUT: 'time',
  ETIMEOUT: 'time',
  Z_DATA_ERROR: 'content',
  ERR_PADDING_2: 'content',
};

/** Why something outside was not read. Never what the other side wrote. */
export class OutsideError extends Error {
  constructor(readonly fault: OutsideFault) {
    super(`Not read from outside: ${fault}`);
  }

  static of(error: unknown, late: boolean): OutsideError {
    if (error instanceof OutsideError) return error;
    if (late) return new OutsideError('time');
    if (error instanceof PrivateAddressError) return new OutsideError('address');
    const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
    // A server of names that does not answer says nothing about the name.
    if (code === 'ECONNREFUSED' && syscall !== 'connect') return new OutsideError('unreachable');
    const isSecure = /^(CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO)/.test(code);
    const isPacked = /^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING)/.test(code);
    if (isSecure) return new OutsideError('secure');
    return new OutsideError(FAULTS[code] ?? (isPacked ? 'content' : 'unreachable'));
  }
}
