import { InvalidError, RateLimitedError } from '../errors';

/** Seconds after which a full queue has made room: the longest texts take milliseconds each. */
const RETRY_AFTER = 5;

/** The text is longer than the limit (in UTF-16 units). Nothing was rendered. */
export class MarkdownTooLongError extends InvalidError {
  constructor(readonly limit: number) {
    super({ path: 'text', rule: 'maxLength' });
  }
}

/** The text could not be rendered within the time, the memory or the depth that one text may take. */
export class MarkdownTooHardError extends InvalidError {
  constructor() {
    super({ path: 'text', rule: 'tooComplicated' });
  }
}

/** Too much text is waiting already. The same text may succeed a little later. */
export class MarkdownBusyError extends RateLimitedError {
  constructor() {
    super(RETRY_AFTER);
  }
}

/** The renderer was closed while, or before, the text was in it: the process is stopping. */
export class MarkdownClosedError extends Error {
  override readonly name = 'MarkdownClosedError';

  constructor() {
    super('The Markdown renderer is closed.');
  }
}
