/** Rewrites what programs put on the clipboard as the plain HTML that they mean. Changes the document that it is given. */
export function clean(page: Document): void {
  dropUnseen(page);
  unfoldMarks(page);
  wordLists(page);
  docsLists(page);
  tables(page);
  lines(page);
}

const each = (root: ParentNode, selector: string): Element[] =>
  Array.from(root.querySelectorAll(selector));
const styleOf = (element: Element): string => (element.getAttribute('style') ?? '').toLowerCase();

function dropUnseen(page: Document): void {
  const comments: Node[] = [];
  const walk = (node: Node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 8) comments.push(child);
      else walk(child);
    }
  };
  walk(page);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  const unseen =
    'script, style, title, meta, link, template, noscript, svg, iframe, object, col, colgroup, button, select';
  for (const element of each(page, unseen)) element.remove();
  for (const element of each(page, '[style], [hidden], [aria-hidden="true"]')) {
    if (element.hasAttribute('hidden') || /display:\s*none|mso-hide:\s*all/.test(styleOf(element)))
      element.remove();
  }
  // Footnotes and comments of Word lead to places that stay behind.
  for (const link of each(page, 'a[href^="#_"], a[name]:not([href])')) unwrap(link);
}

function unwrap(element: Element): void {
  while (element.firstChild) element.parentNode?.insertBefore(element.firstChild, element);
  element.remove();
}

function rename(element: Element, name: string): Element {
  const made = (element.ownerDocument as Document).createElement(name);
  while (element.firstChild) made.appendChild(element.firstChild);
  element.parentNode?.replaceChild(made, element);
  return made;
}

function wrapInside(element: Element, name: string): void {
  const made = (element.ownerDocument as Document).createElement(name);
  while (element.firstChild) made.appendChild(element.firstChild);
  element.appendChild(made);
}

/** Marks that are said by style, and elements that say a mark which their style takes back. */
function unfoldMarks(page: Document): void {
  for (const element of each(page, 'b, strong, i, em')) {
    const style = styleOf(element);
    const bold = /^(B|STRONG)$/.test(element.nodeName);
    if (
      bold
        ? /(?<![\w-])font-weight:\s*(normal|400)/.test(style)
        : /(?<![\w-])font-style:\s*normal/.test(style)
    )
      unwrap(element);
  }
  for (const element of each(
    page,
    'span[style], font[style], p[style], td[style], li[style], div[style]',
  )) {
    const style = styleOf(element);
    const heading = element.closest('h1, h2, h3, h4, h5, h6, th, pre, code');
    if (!heading && /(?<![\w-])font-weight:\s*(bold|[6-9]00)/.test(style))
      wrapInside(element, 'strong');
    if (/(?<![\w-])font-style:\s*italic/.test(style)) wrapInside(element, 'em');
    if (/text-decoration[^;]*:[^;]*line-through/.test(style)) wrapInside(element, 's');
    const mono =
      element.nodeName === 'SPAN' &&
      /font-family:[^;]*(courier|consolas|menlo|monaco|monospace|source code)/.test(style);
    if (mono && !element.closest('pre, code')) wrapInside(element, 'code');
  }
  for (const element of each(page, 'tt, samp, kbd')) rename(element, 'code');
  for (const element of each(
    page,
    'h1 b, h2 b, h3 b, h4 b, h5 b, h6 b, h1 strong, h2 strong, h3 strong, th b, th strong',
  )) {
    unwrap(element);
  }
  for (const title of each(page, 'p.MsoTitle, p.MsoSubtitle')) {
    rename(title, title.className === 'MsoTitle' ? 'h1' : 'h2');
  }
}

/** Word writes the items of a list as paragraphs that say which list and level they are of. */
function wordLists(page: Document): void {
  const open: { list: Element; level: number }[] = [];
  let last: Element | undefined;
  for (const paragraph of each(
    page,
    'p[style*="mso-list:"], h1[style*="mso-list:"], h2[style*="mso-list:"]',
  )) {
    const level = Number(/mso-list:[^;]*level(\d)/.exec(styleOf(paragraph))?.[1] ?? 1);
    const sign = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const mark = sign?.textContent?.trim() ?? '';
    sign?.remove();
    const follows = last && nextElement(last) === paragraph;
    if (!follows) open.length = 0;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    let here = open.at(-1);
    if (!here || here.level < level) {
      const list = page.createElement(/^\w{1,3}[.)]$/.test(mark) ? 'ol' : 'ul');
      const number = /^(\d+)[.)]$/.exec(mark)?.[1];
      if (number && number !== '1') list.setAttribute('start', number);
      const item = here?.list.lastElementChild;
      if (item) item.appendChild(list);
      else paragraph.parentNode?.insertBefore(list, paragraph);
      here = { list, level };
      open.push(here);
    }
    const item = page.createElement('li');
    here.list.appendChild(item);
    item.appendChild(paragraph);
    last = open[0]?.list;
  }
}

function nextElement(element: Element): Element | null {
  let next = element.nextSibling;
  while (next && next.nodeType !== 1 && !(next.textContent ?? '').trim()) next = next.nextSibling;
  return next && next.nodeType === 1 ? (next as Element) : null;
}

/** Google Docs puts a list within a list beside its item, and says by a role that an item is a task. */
function docsLists(page: Document): void {
  for (const list of each(page, 'ul > ul, ul > ol, ol > ul, ol > ol')) {
    const item = list.previousElementSibling;
    if (item?.nodeName === 'LI') item.appendChild(list);
  }
  for (const item of each(page, 'li')) {
    const box = item.querySelector('input[type="checkbox"]');
    const nested = box?.closest('li') !== item;
    const state =
      item.getAttribute('aria-checked') ??
      (box && !nested ? String(box.hasAttribute('checked')) : null);
    if (item.getAttribute('role') === 'checkbox' || state !== null)
      item.setAttribute('data-checked', String(state === 'true'));
  }
  for (const box of each(page, 'input')) box.remove();
  // One paragraph in each item is a list without air.
  for (const list of each(page, 'ul, ol')) {
    const airy = Array.from(list.children).some(
      (item) => Array.from(item.children).filter(({ nodeName }) => nodeName === 'P').length > 1,
    );
    if (airy) list.setAttribute('data-loose', '');
  }
}

/** Cells that reach over others leave empty ones; the first row is the head. */
function tables(page: Document): void {
  for (const table of each(page, 'table').reverse()) {
    const rows = Array.from(table.querySelectorAll('tr')).filter(
      (row) => row.closest('table') === table,
    );
    const widest = Math.max(0, ...rows.map(({ children }) => children.length));
    // Tables of one cell or column only lay out a page.
    if (rows.length === 0 || (widest < 2 && rows.length < 2)) {
      for (const part of [...rows.flatMap((row) => Array.from(row.children)), ...rows])
        rename(part, 'div');
      unwrap(table);
      continue;
    }
    const width = spread(page, rows);
    for (const row of rows) {
      while (row.children.length < width) row.appendChild(page.createElement('td'));
      for (const cell of Array.from(row.children)) {
        const align =
          /text-align:\s*(left|center|right)/.exec(styleOf(cell))?.[1] ??
          cell.getAttribute('align');
        const made = rename(cell, row === rows[0] ? 'th' : 'td');
        if (align === 'center' || align === 'right') made.setAttribute('data-align', align);
        for (const inner of each(made, 'p, div, li, h1, h2, h3, h4, h5, h6').reverse()) {
          inner.parentNode?.insertBefore(page.createTextNode(' '), inner);
          unwrap(inner);
        }
        // A head is bold by itself.
        for (const bold of row === rows[0] ? each(made, 'b, strong') : []) unwrap(bold);
        for (const end of each(made, 'br'))
          end.parentNode?.replaceChild(page.createTextNode(' '), end);
      }
    }
    const caption = table.querySelector('caption');
    if (caption) table.parentNode?.insertBefore(rename(caption, 'p'), table);
  }
}

function spread(page: Document, rows: Element[]): number {
  const spans = (cell: Element, name: string) => Math.min(50, Number(cell.getAttribute(name)) || 1);
  rows.forEach((row, at) => {
    Array.from(row.children).forEach((cell, place) => {
      for (let more = spans(cell, 'colspan'); more > 1; more -= 1) {
        cell.parentNode?.insertBefore(page.createElement('td'), cell.nextSibling);
      }
      for (let below = 1; below < spans(cell, 'rowspan'); below += 1) {
        const other = rows[at + below];
        other?.insertBefore(page.createElement('td'), other.children[place] ?? null);
      }
    });
  });
  return Math.max(1, ...rows.map(({ children }) => children.length));
}

/** Addresses without what was put around them, empty lines, and lines that only layout broke. */
function lines(page: Document): void {
  for (const link of each(page, 'a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const wrapped = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1];
    if (wrapped) link.setAttribute('href', decodeURIComponent(wrapped));
  }
  for (const image of each(page, 'img')) {
    if (!/^https:/i.test(image.getAttribute('src') ?? '')) image.remove();
  }
  for (const pre of each(page, 'pre')) {
    const language = /\blang(?:uage)?-([a-z0-9][a-z0-9+#._-]{0,29})/i.exec(
      `${pre.className} ${pre.querySelector('code')?.className ?? ''}`,
    );
    if (language?.[1]) pre.setAttribute('data-info', language[1].toLowerCase());
    for (const end of each(pre, 'br')) end.parentNode?.replaceChild(page.createTextNode('\n'), end);
  }
  for (const heading of each(page, 'h1, h2, h3, h4, h5, h6')) {
    for (const end of each(heading, 'br'))
      end.parentNode?.replaceChild(page.createTextNode(' '), end);
  }
}
