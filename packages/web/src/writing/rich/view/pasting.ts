import { DOMParser, type Slice } from 'prosemirror-model';
import { Plugin, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { inertDocument } from '../../../lib/trusted';
import { readHtml } from '../paste/read-html';
import { parseMarkdown } from '../text/parse';
import { schema } from '../text/schema';
import { sliceOf } from './slice-of';

const { nodes, marks } = schema;
const ADDRESS = /^https?:\/\/\S+$/i;

/**
 * Takes pasting and dropping into our hands: the library would parse HTML under a policy of its own, which ours does
 * not allow, and knows nothing of office programs.
 */
export function pasting(): Plugin {
  let shift = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          shift = event.shiftKey;
          return false;
        },
        paste: (view, event) => {
          const data = event.clipboardData;
          if (!data || !take(view, data, shift)) return false;
          event.preventDefault();
          return true;
        },
        drop: (view, event) => {
          // What is moved within the text is moved by the library.
          if (view.dragging || !event.dataTransfer) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at) {
            const { tr, doc } = view.state;
            view.dispatch(tr.setSelection(Selection.near(doc.resolve(at.pos))));
          }
          if (take(view, event.dataTransfer, false)) event.preventDefault();
          return true;
        },
      },
    },
  });
}

function take(view: EditorView, data: DataTransfer, asText: boolean): boolean {
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n');
  const html = data.getData('text/html');
  if (!text && !html) return false;
  const { state } = view;
  const { $from, empty } = state.selection;
  if ($from.parent.type === nodes.code_block || (asText && !text.includes('\n'))) {
    view.dispatch(state.tr.insertText(text).scrollIntoView());
    return true;
  }
  if (!empty && ADDRESS.test(text) && $from.sameParent(state.selection.$to)) {
    const link = marks.link.create({ href: text });
    view.dispatch(state.tr.addMark($from.pos, state.selection.to, link));
    return true;
  }
  const slice = asText ? linesOf(text) : sliceFrom(html, text, data.getData('vscode-editor-data'));
  const handled = view.someProp('handlePaste', (handle) => handle(view, NO_EVENT, slice));
  if (!handled) view.dispatch(state.tr.replaceSelection(slice).scrollIntoView());
  return true;
}

/** The library of tables asks for one and never looks at it. */
const NO_EVENT = new Event('paste') as ClipboardEvent;

function sliceFrom(html: string, text: string, fromEditor: string): Slice {
  if (fromEditor && text.includes('\n')) return codeOf(text, fromEditor);
  if (!html || fromEditor) return sliceOf(parseMarkdown(text));
  const page = inertDocument(html);
  // Copied here, so that it is ours already.
  if (page.querySelector('[data-pm-slice]'))
    return DOMParser.fromSchema(schema).parseSlice(page.body);
  const doc = readHtml(page);
  return doc ? sliceOf(doc) : sliceOf(parseMarkdown(text));
}

/** Lines as they are, without any sign of them being a mark. */
function linesOf(text: string): Slice {
  const lines = text
    .split('\n')
    .map((line) => nodes.paragraph.create(null, line ? schema.text(line) : null));
  return sliceOf(nodes.doc.create(null, lines));
}

/** Out of a code editor, which says what language it was. */
function codeOf(text: string, about: string): Slice {
  const info = /"mode":"([a-z0-9+#-]+)"/.exec(about)?.[1] ?? '';
  return sliceOf(
    nodes.doc.create(null, nodes.code_block.create({ info }, schema.text(text.replace(/\n$/, '')))),
  );
}
