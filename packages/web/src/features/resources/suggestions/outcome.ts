import { applyPatch, structuredPatch } from 'diff';

/** The words of a resource that somebody can suggest others for. */
export interface Wording {
  title: string;
  summary: string;
  markdown: string;
  tags: readonly string[];
}

/** What takes longer to compare is another text, and would hold the page up. */
const PATIENCE_MS = 400;

/**
 * What would stand there if a suggestion were taken over: what it changes is as suggested, and what it left as it was stays
 * as it is now, whatever else has changed since. Where both changed the same lines of the text, the suggestion's stand.
 */
export function outcomeOf(suggested: Wording, base: Wording, now: Wording): Wording {
  const part = <Name extends keyof Wording>(name: Name): Wording[Name] =>
    same(suggested[name], base[name]) ? now[name] : suggested[name];
  return {
    title: part('title'),
    summary: part('summary'),
    markdown: merged(suggested.markdown, base.markdown, now.markdown),
    tags: part('tags'),
  };
}

function merged(suggested: string, base: string, now: string): string {
  if (now === base) return suggested;
  const change = structuredPatch('', '', base, suggested, undefined, undefined, {
    context: 1,
    timeout: PATIENCE_MS,
  });
  return (change && applyPatch(now, change)) || suggested;
}

const same = (one: string | readonly string[], other: string | readonly string[]): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((tag, at) => tag === other[at]);
