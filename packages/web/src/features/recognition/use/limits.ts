/** Like the API's: a report is read in a minute. */
export const WORDS_MAX = 2_000;
export const PLACE_MAX = 120;
export const FILES_MAX = 6;
