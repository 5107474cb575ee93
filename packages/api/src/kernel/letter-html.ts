import type { Block, Foot, Item, Link } from './letter';

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const SERIF = 'Charter,Georgia,serif';
const SANS = 'Seravek,Ubuntu,Calibri,sans-serif';

/**
 * The colours of the house. The light ones stand at each element, for programs that read no style sheet; the dark ones in the
 * style sheet, for those that say they are dark. Ground and ink always come together, so that never one alone is turned.
 */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
.words p,.words ul,.words ol,.words pre,.words blockquote,.words table{margin:0 0 16px}
.words h3,.words h4,.words h5,.words h6{margin:24px 0 8px;font:600 17px/1.35 ${SANS}}
.words blockquote{margin-inline-start:0;padding-inline-start:16px;border-inline-start:2px solid #cdc2ad;color:#575146}
.words pre{padding:12px 14px;background:#f3eee3;color:#25221c;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
.words pre,.words code{font:14px/1.5 monospace}
.words table{border-collapse:collapse}
.words td,.words th{padding:4px 10px 4px 0;border-bottom:1px solid #e5ddcd;text-align:start}
.words a{color:#1f5140}
@media (prefers-color-scheme:dark){
.page{background:#1a1916!important;color:#e9e3d6!important}
.ink{color:#e9e3d6!important}
.soft{color:#b8b0a1!important}
.link,.words a{color:#98cbb0!important}
.button{background:#34785d!important;color:#f5f8f3!important}
.rule{border-color:#4a463d!important}
.words blockquote{border-color:#4a463d!important;color:#b8b0a1!important}
.words pre{background:#141310!important;color:#e9e3d6!important}
.words td,.words th{border-color:#4a463d!important}
}`;

const p = (words: string): string =>
  `<p class="ink" style="margin:0 0 16px;color:#25221c">${escapeHtml(words)}</p>`;

const linked = ({ label, href }: Link): string =>
  `<a class="link" href="${escapeHtml(href)}" style="color:#1f5140">${escapeHtml(label)}</a>`;

const links = (all: Link[]): string => all.map(linked).join(' &#183; ');

function itemOf({ title, href, meta, excerpt, links: more }: Item): string {
  return `<div style="margin:0 0 24px">
<p style="margin:0 0 4px;font:440 19px/1.3 ${SERIF}"><a class="link" href="${escapeHtml(href)}" dir="auto" style="color:#1f5140;text-decoration:none">${escapeHtml(title)}</a></p>
${meta ? `<p class="soft" style="margin:0 0 6px;font-size:14px;color:#575146">${escapeHtml(meta)}</p>` : ''}
${excerpt ? `<p class="ink" dir="auto" style="margin:0 0 6px;color:#25221c">${escapeHtml(excerpt)}</p>` : ''}
${more?.length ? `<p class="soft" style="margin:0;font-size:14px;color:#575146">${links(more)}</p>` : ''}
</div>`;
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h1 class="ink" style="margin:0 0 20px;font:440 26px/1.2 ${SERIF};color:#25221c">${escapeHtml(block.text)}</h1>`;
    case 'section':
      return `<h2 class="ink rule" style="margin:32px 0 16px;padding-top:20px;border-top:1px solid #e5ddcd;font:440 21px/1.25 ${SERIF};color:#25221c">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return p(block.text);
    case 'note':
      return `<p class="soft" style="margin:0 0 20px;font-size:14px;color:#575146">${escapeHtml(block.text)}</p>`;
    case 'quote':
      return `<blockquote class="rule" dir="auto" style="margin:0 0 16px;padding:0 16px;border:0 solid #cdc2ad;border-inline-start-width:2px">${paragraphsOf(block.text).map(p).join('\n')}</blockquote>`;
    case 'words':
      return `<div class="words ink" dir="auto"${block.language ? ` lang="${escapeHtml(block.language)}"` : ''} style="margin:0 0 24px;font-size:17px;color:#25221c">${block.html}</div>`;
    case 'items':
      return block.items.map(itemOf).join('\n');
    case 'button':
      return `<p style="margin:24px 0"><a class="button" href="${escapeHtml(block.href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5140;color:#fffdf8;text-decoration:none;font-weight:600">${escapeHtml(block.label)}</a></p>${
        block.shown
          ? `\n<p class="soft" style="margin:0 0 16px;font-size:14px;color:#575146;word-break:break-all">${escapeHtml(block.href)}</p>`
          : ''
      }`;
  }
}

/** A text that may have lines of its own, as paragraphs. */
const paragraphsOf = (text: string): string[] => text.split(/\n{2,}/).filter(Boolean);

function footOf({ lines, links: ways = [] }: Foot): string {
  const line = (inside: string) => `<p style="margin:0 0 8px">${inside}</p>`;
  return `<div class="soft rule" style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e5ddcd;font-size:14px;color:#575146">
${lines.map((words) => line(escapeHtml(words))).join('\n')}
${ways.length > 0 ? line(links(ways)) : ''}
</div>`;
}

/**
 * A mail as HTML: one column, no picture, nothing that is fetched. The font stands at the cell as well: some programs take
 * the first line away, and a table then takes no font from around it.
 */
export function htmlOf(title: string, blocks: Block[], foot: Foot): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head>
<body class="page" style="margin:0;padding:0;background:#faf7f0;color:#25221c;font:16px/1.6 ${SANS}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#faf7f0;color:#25221c"><tr><td align="center" style="padding:32px 18px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:560px"><tr><td class="page" style="background:#faf7f0;color:#25221c;font:16px/1.6 ${SANS};text-align:start;overflow-wrap:anywhere">
${blocks.map(blockOf).join('\n')}
${footOf(foot)}
</td></tr></table>
</td></tr></table>
</body></html>`;
}
