import type { Services } from '../../kernel/context';

/** Whatever hands over the services: a context, mostly. */
interface House {
  services: Pick<Services, 'mailer'>;
}

const within = ({ services }: House, name: string): string => `<${name}@${services.mailer.domain}>`;

/**
 * The Message-ID of the mail that brings a post to a person: made of the two, so that the mail that brings an answer can
 * name it without having seen it, and the same mail written twice is one.
 */
export const messageIdOf = (house: House, postId: string, personId: string): string =>
  within(house, `post.${postId}.${personId}`);

/** Of a mail about something that is no post of its own, such as an accepted answer. */
export const happeningMessageId = (house: House, happeningId: string, personId: string): string =>
  within(house, `happening.${happeningId}.${personId}`);

/** What all mails of a thread refer to, so that mail programs hold them together. No mail has it itself. */
export const threadMessageId = (house: House, threadId: string): string =>
  within(house, `thread.${threadId}`);

/** The list that mails of a community belong to, for filters (RFC 2919): its id without angle brackets, and its name. */
export const listIdOf = (
  { services }: House,
  community: { slug: string; name: string },
): { id: string; name: string } => ({
  id: `${community.slug}.${services.mailer.domain}`,
  name: community.name,
});
