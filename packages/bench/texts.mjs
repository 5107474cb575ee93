/** How many different texts the posts of a world share. */
export const TEXTS = 300;

/** Any number: the same one makes the same texts. */
const SEED = 20_260_101;

const WORDS =
  `wound dressing night ward patient question today answer because change team handover protocol river
   training experience evidence foam edge skin moisture review assessment colleague community practice
   always seldom perhaps nearly twice before after under between without careful simple different useful
   measure record photograph consent visit clinic supply budget evening weekend student mentor study`.split(
    /\s+/,
  );

/** A small generator of numbers from 0 to 1 (mulberry32): the same on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Posts as people write them: one to five paragraphs, now and then a list, a quotation, code or a link; some
 * 500 characters of Markdown in the middle, a few thousand at most.
 */
export function makeTexts() {
  const random = randomFrom(SEED);
  const upTo = (count) => Math.floor(random() * count);
  const sentence = () => {
    const words = Array.from({ length: 6 + upTo(14) }, () => WORDS[upTo(WORDS.length)]);
    const text = words.join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const prose = () => Array.from({ length: 1 + upTo(4) }, sentence).join(' ');
  const block = () => {
    const kind = upTo(12);
    if (kind === 0) {
      const items = Array.from({ length: 2 + upTo(4) }, sentence);
      return [
        items.map((item) => `- ${item}`).join('\n'),
        `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`,
      ];
    }
    const text = prose();
    if (kind === 1) return [`> ${text}`, `<blockquote>\n<p>${text}</p>\n</blockquote>`];
    if (kind === 2) {
      const code = text.slice(0, 60).toLowerCase();
      return [`\`\`\`\n${code}\n\`\`\``, `<pre><code>${code}\n</code></pre>`];
    }
    if (kind === 3) {
      const url = `https://example.org/notes/${upTo(1_000)}`;
      return [
        `${text} See [the notes](${url}).`,
        `<p>${text} See <a href="${url}" rel="nofollow noopener ugc">the notes</a>.</p>`,
      ];
    }
    if (kind === 4)
      return [`**${sentence()}** ${text}`, `<p><strong>${sentence()}</strong> ${text}</p>`];
    return [text, `<p>${text}</p>`];
  };
  return Array.from({ length: TEXTS }, (_, n) => {
    const blocks = Array.from({ length: 1 + upTo(upTo(5) + 1) }, block);
    return {
      n,
      markdown: blocks.map(([markdown]) => markdown).join('\n\n'),
      html: `${blocks.map(([, html]) => html).join('\n')}\n`,
    };
  });
}
