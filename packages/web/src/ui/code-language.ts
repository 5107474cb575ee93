/** The language that code names: its first word, as everybody writes it. */
export const languageOf = (info: string): string => info.trim().split(/\s/)[0]?.toLowerCase() ?? '';
