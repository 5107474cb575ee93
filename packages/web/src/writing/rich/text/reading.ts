import type { Env, Token } from 'markdown-it';
import { checkedOf, parser, sideOf } from './parser';
import { runsOfTokens } from './runs';

/**
 * What somebody reads in this Markdown, whatever signs it is written with: two texts with the same reading are
 * rendered alike (`*a*` and `_a_`, a bold link and a link in bold).
 */
export function readingOf(markdown: string): string {
  return JSON.stringify(parser.parse(markdown, {}).map(shapeOf));
}

function shapeOf(token: Token): unknown {
  switch (token.type) {
    case 'inline':
      return runsOfTokens(token.children ?? []);
    case 'fence':
      return ['code', token.info.trim(), token.content];
    case 'code_block':
      return ['code', '', token.content];
    case 'ordered_list_open':
      return ['ol', token.attrGet('start') ?? 1];
    case 'list_item_open':
      return ['li', checkedOf(token)];
    case 'paragraph_open':
      return ['p', token.hidden];
    case 'th_open':
    case 'td_open':
      return [token.tag, sideOf(token)];
    default:
      return [token.tag, token.nesting];
  }
}

/** Whether links are written apart from their addresses, which only the source can show. */
export function hasReferences(markdown: string): boolean {
  const env: Env = {};
  parser.parse(markdown, env);
  return Object.keys(env.references ?? {}).length > 0;
}
