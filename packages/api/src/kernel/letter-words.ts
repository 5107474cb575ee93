import sanitizeHtml from 'sanitize-html';
import { ALLOWED_TAGS } from './markdown/allow-list';

/**
 * The rendered HTML of a post, for a mail: its places in the app become whole addresses of this origin, pictures become links
 * (nothing is fetched, so nobody learns when it was read), boxes to tick become signs.
 * @param html as `markdown` has rendered and stored it
 */
export function wordsForMail(html: string, origin: string): string {
  const to = (address: string | undefined): sanitizeHtml.Attributes =>
    // A place within the page is one in the app, and nowhere in the mail.
    address && !address.startsWith('#')
      ? { href: address.startsWith('/') ? `${origin}${address}` : address }
      : {};
  let inLink = false;
  return sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS.filter((tag) => !['img', 'input', 'label'].includes(tag)),
    allowedAttributes: { '*': ['dir'], a: ['href'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    onOpenTag: (tag) => {
      if (tag === 'a') inLink = true;
    },
    onCloseTag: (tag) => {
      if (tag === 'a') inLink = false;
    },
    transformTags: {
      a: (tagName, { href }) => ({ tagName, attribs: to(href) }),
      // A picture that leads somewhere is already a link.
      img: (_, { src, alt }) => ({
        tagName: inLink ? 'em' : 'a',
        attribs: inLink ? {} : to(src),
        text: alt || src || '',
      }),
      input: (_, { checked }) => ({
        tagName: 'code',
        attribs: {},
        text: checked === undefined ? '☐' : '☑',
      }),
    },
  });
}

/** The same for the text part: what was written, with whole addresses where it leads into the app. */
export const markdownForMail = (markdown: string, origin: string): string =>
  markdown.replace(/(\]\()(\/(?!\/))/g, `$1${origin}$2`);
