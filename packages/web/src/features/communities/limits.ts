/** How long texts may be, in characters. The API holds the same limits; here they save a round trip. */
export const NAME_MAX = 80;
export const SLUG_MAX = 60;
/** The purpose is read in a list, so it is a few sentences. */
export const PURPOSE_MAX = 600;
export const LINE_MAX = 300;
/** More goals than these are none. */
export const GOALS_MAX = 12;
export const NOTE_MAX = 500;
/** Rules that nobody reads to the end are no agreement. */
export const RULES_MAX = 12_000;
export const TITLE_MAX = 200;
export const WELCOME_MAX = 12_000;
export const MESSAGE_MAX = 1_000;
export const REASON_MAX = 500;
/** A community in more fields than these is in none in particular. */
export const DOMAINS_MAX = 5;
/** Each first member gets a mail at once. */
export const FIRST_MEMBERS_MAX = 50;
