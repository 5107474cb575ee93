/** What nodemailer tells of a failed attempt. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Why a mail could not be sent, as far as the answer tells. */
export type MailFault = 'REFUSED' | 'BUSY' | 'UNREACHABLE' | 'SETTINGS' | 'OTHER';

const smtpError = (error: unknown): SmtpError => (error instanceof Error ? error : {}) as SmtpError;

/** nodemailer's codes for a connection that does not come about, and those of the system below. */
const NO_CONNECTION =
  /^(?:E(?:CONNECTION|SOCKET|TIMEDOUT|DNS|AI_AGAIN|NOTFOUND|CONN\w+|HOST\w+|NET\w+|PIPE)|.*EAI_\w+)$/;

/**
 * Refused is what the server says for good of this mail or this recipient: no further attempt would help. What it says of
 * us (signing in, the sender) is a matter of settings, which may be mended meanwhile.
 */
export function faultOf(error: unknown): MailFault {
  const { code = '', command, responseCode = 0 } = smtpError(error);
  if (responseCode >= 500) {
    return command === 'RCPT TO' || command === 'DATA' ? 'REFUSED' : 'SETTINGS';
  }
  if (responseCode >= 400) return 'BUSY';
  if (code === 'EAUTH' || code === 'ETLS') return 'SETTINGS';
  return NO_CONNECTION.test(code) ? 'UNREACHABLE' : 'OTHER';
}

/** There is no such mailbox, or it is closed (RFC 3463); other refusals may be about us and not about the address. */
const NO_MAILBOX = /\b5\.(?:1\.[1236]|1\.10|2\.1)\b/;

/** Whether the server says that the address takes no mail at all. */
export function isDeadAddress(error: unknown): boolean {
  const { command, response = '' } = smtpError(error);
  return faultOf(error) === 'REFUSED' && command === 'RCPT TO' && NO_MAILBOX.test(response);
}

/** What one answer of a server may be long and still be of use. */
const ERROR_LENGTH = 500;

/** What is kept of a failed attempt: our word for it, and what was said. */
export const failureText = (error: unknown): string =>
  `${faultOf(error)}: ${error instanceof Error ? error.message : String(error)}`.slice(
    0,
    ERROR_LENGTH,
  );
