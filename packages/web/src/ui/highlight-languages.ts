import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { languageOf } from './code-language';
import type { CodeSpan, Highlighter } from './highlight';

const colours = createLowlight({
  ...{ bash, cpp, csharp, css, diff, go, java, javascript, json },
  ...{ python, r, rust, sql, typescript, xml, yaml },
});

type Tree = ReturnType<typeof colours.highlight>;
type Part = Tree['children'][number];

/** Past this, code is shown plain: colouring must not hold up a page. */
const LENGTH_LIMIT = 20_000;

/** Five looks are enough to read by: our palette has no more that are told apart. */
const LOOKS: [RegExp, string][] = [
  [/comment|quote|doctag|meta$/, 'code-aside'],
  [/keyword|selector-tag|built_in|literal|operator|name|section/, 'code-word'],
  [/string|regexp|addition|symbol|bullet|link|template/, 'code-text'],
  [/number|attr|variable|type|params|property/, 'code-value'],
  [/deletion/, 'code-gone'],
  [/title|function|class/, 'code-name'],
];

export const highlight: Highlighter = (code, info) => {
  const language = languageOf(info);
  if (!colours.registered(language) || code.length > LENGTH_LIMIT) return [];
  const spans: CodeSpan[] = [];
  let at = 0;
  const walk = (parts: readonly Part[], look: string | undefined) => {
    for (const part of parts) {
      if (part.type === 'text') {
        const to = at + part.value.length;
        if (look) spans.push({ from: at, to, look });
        at = to;
      } else if (part.type === 'element') {
        const names = String(part.properties.className ?? '');
        walk(
          part.children,
          LOOKS.find(([name]) => name.test(names.replace(/hljs-/g, '')))?.[1] ?? look,
        );
      }
    }
  };
  walk(colours.highlight(language, code).children, undefined);
  return spans;
};
