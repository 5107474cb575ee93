/** As the API takes them. */
export const TITLE_MAX = 200;
export const SUMMARY_MAX = 400;
/** Words between are a paragraph or two; what is longer is a page of its own. */
export const WORDS_MAX = 2_000;
export const ITEMS_MAX = 100;
