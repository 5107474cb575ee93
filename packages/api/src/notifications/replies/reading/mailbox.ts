/** Capitals and what stands after a plus are the same mailbox. */
export function sameMailbox(from: string | null, email: string): boolean {
  const mailbox = (address: string): string =>
    address.toLowerCase().replace(/^([^@+]+)\+[^@]*@/, '$1@');
  return from !== null && mailbox(from) === mailbox(email);
}
