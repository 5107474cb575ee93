/** What one writes of an event, as it stands in the fields. */
export interface MinutesWords {
  outcomeMarkdown: string;
  minutesMarkdown: string;
  recordingUrl: string;
}

interface Written {
  outcomeMarkdown: string;
  minutesMarkdown: string;
  recordingUrl?: string | null;
}

export const wordsOf = ({ outcomeMarkdown, minutesMarkdown, recordingUrl }: Written) => ({
  outcomeMarkdown,
  minutesMarkdown,
  recordingUrl: recordingUrl ?? '',
});

/** Both texts in one, theirs first: nothing is lost, and what both have written stands there once. */
export function joined(theirs: MinutesWords, mine: MinutesWords): MinutesWords {
  return {
    outcomeMarkdown: both(theirs.outcomeMarkdown, mine.outcomeMarkdown),
    minutesMarkdown: both(theirs.minutesMarkdown, mine.minutesMarkdown),
    recordingUrl: mine.recordingUrl.trim() || theirs.recordingUrl,
  };
}

/** Theirs, and what of mine is not there yet. */
export function both(theirs: string, mine: string): string {
  const known = new Set(paragraphs(theirs));
  const added = paragraphs(mine).filter((paragraph) => !known.has(paragraph));
  return [theirs.trim(), ...added].filter((part) => part !== '').join('\n\n');
}

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
