import sanitizeHtml from 'sanitize-html';
import { isImageAllowed, isLinkAllowed } from './links';

/** Every element that rendered text may hold. */
export const ALLOWED_TAGS = [
  ...['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr', 'br', 'ul', 'ol', 'li', 'pre', 'code'],
  ...[
    'em',
    'strong',
    's',
    'a',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'input',
    'label',
  ],
];

const DIRECTION = 'dir';
/** Tells search engines that the community did not vouch for it, and gives the target no handle on us. */
export const LINK_REL = 'nofollow noopener ugc';

/** The second wall: it knows nothing of Markdown or of what the parser promised, and passes nothing that is not listed here. */
const WALL: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED_TAGS,
  disallowedTagsMode: 'discard',
  allowedAttributes: {
    p: [DIRECTION],
    h3: [DIRECTION],
    h4: [DIRECTION],
    h5: [DIRECTION],
    h6: [DIRECTION],
    blockquote: [DIRECTION],
    li: [DIRECTION],
    th: [DIRECTION],
    td: [DIRECTION],
    ol: ['start'],
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'loading', 'decoding'],
    input: ['type', 'disabled', 'checked'],
  },
  allowedClasses: {
    a: ['mention'],
    blockquote: ['quote'],
    p: ['quote-by'],
    li: ['task'],
    code: [/^language-[a-z0-9+#._-]+$/],
    th: ['align-left', 'align-center', 'align-right'],
    td: ['align-left', 'align-center', 'align-right'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  transformTags: {
    '*': (tagName, attribs) => ({
      tagName,
      attribs: without(attribs, 'dir', (dir) => dir === 'auto'),
    }),
    a: (tagName, attribs) => {
      const rel: sanitizeHtml.Attributes = attribs.class === 'mention' ? {} : { rel: LINK_REL };
      return { tagName, attribs: { ...without(attribs, 'href', isLinkAllowed), ...rel } };
    },
    img: (tagName, attribs) => {
      const how = { loading: 'lazy', decoding: 'async' };
      return { tagName, attribs: { ...without(attribs, 'src', isImageAllowed), ...how } };
    },
    input: (tagName, { checked }) => {
      const box = { type: 'checkbox', disabled: '' };
      return { tagName, attribs: checked === undefined ? box : { ...box, checked } };
    },
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs.src === undefined,
};

function without(
  attributes: sanitizeHtml.Attributes,
  name: string,
  fits: (value: string) => boolean,
): sanitizeHtml.Attributes {
  const { [name]: value, ...others } = attributes;
  return value === undefined || fits(value) ? attributes : others;
}

/** HTML with everything taken out that is not on the list; the text inside a refused element stays. */
export function sanitize(html: string): string {
  return sanitizeHtml(html, WALL);
}
