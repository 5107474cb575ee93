import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { schema } from '../text/schema';

const { nodes, marks } = schema;

/** The signs of Markdown work while one types. Backspace takes back what they made. */
export const typingRules = (): Plugin =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, ([, signs]) => ({
        level: signs?.length ?? 1,
      })),
      textblockTypeInputRule(/^```(\S*)\s$/, nodes.code_block, ([, info]) => ({
        info: info ?? '',
      })),
      wrappingInputRule(/^>\s$/, nodes.blockquote),
      wrappingInputRule(/^[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,9})[.)]\s$/,
        nodes.ordered_list,
        ([, number]) => ({ start: Number(number) }),
        ([, number], before) => before.childCount + before.attrs.start === Number(number),
      ),
      task,
      rule,
      marked(/(?<![*\\])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.strong),
      marked(/(?<![\p{L}\p{N}_\\])__([^_\s](?:[^_]*[^_\s])?)__$/u, marks.strong),
      marked(/(?<![*\\])\*([^*\s](?:[^*]*[^*\s])?)\*$/, marks.em),
      marked(/(?<![\p{L}\p{N}_\\])_([^_\s](?:[^_]*[^_\s])?)_$/u, marks.em),
      marked(/(?<![~\\])~~([^~\s](?:[^~]*[^~\s])?)~~$/, marks.strike),
      marked(/(?<![`\\])`([^`]+)`$/, marks.code),
    ],
  });

const task = new InputRule(/^\[([ xX]?)\]\s$/, (state, [, sign], start, end) => {
  const $start = state.doc.resolve(start);
  const item = $start.node(-1);
  if (item?.type === nodes.list_item && $start.index(-1) === 0) {
    return state.tr
      .delete(start, end)
      .setNodeMarkup($start.before(-1), null, { checked: /x/i.test(sign ?? '') });
  }
  return null;
});

const rule = new InputRule(/^(?:---|\*\*\*)$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  if ($start.depth !== 1 || $start.parent.type !== nodes.paragraph) return null;
  const made = [nodes.horizontal_rule.create(), nodes.paragraph.create()];
  return state.tr.replaceWith($start.before(), state.doc.resolve(end).after(), made);
});

function marked(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, [whole, words], start, end) => {
    if (!words || !whole) return null;
    if (!state.doc.resolve(start).parent.type.allowsMarkType(type)) return null;
    const { tr } = state;
    // The last sign is not in the text yet.
    const from = start + whole.indexOf(words);
    if (from + words.length < end) tr.delete(from + words.length, end);
    if (from > start) tr.delete(start, from);
    return tr.addMark(start, start + words.length, type.create()).removeStoredMark(type);
  });
}
