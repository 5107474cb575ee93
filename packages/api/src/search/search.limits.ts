/** Signs of a search: more is a text, not a question. */
export const TEXT_MAX = 500;
/** Words that are looked for: each more is a look into the index, and narrows little. */
export const WORDS_MAX = 12;
/** Values of one operator. */
export const VALUES_MAX = 5;
/** Matches that are ranked, the newest: how good the best of these are, nobody can tell from the best of all. */
export const RANKED = 2_000;
/** Matches of each word by itself that are ranked, where too few have all words. */
export const RANKED_NEAR = 400;
/** With fewer that have all words, those with most of the words come after them. */
export const FEW = 5;
/** How much of what was asked, by the weight of its words, is in what is near. */
export const NEAR_COVER = 0.5;
export const PAGE = 10;
