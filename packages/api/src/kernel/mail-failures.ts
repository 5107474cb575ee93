/** What nodemailer tells of a failed attempt. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

const smtpError = (error: unknown): SmtpError => (error instanceof Error ? error : {}) as SmtpError;

/**
 * Whether no further attempt would help: the server refuses this mail or this recipient for good. What it says about us
 * (signing in, the sender) is a matter of settings, which may be mended meanwhile.
 */
export function isUndeliverable(error: unknown): boolean {
  const { command, responseCode = 0 } = smtpError(error);
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
