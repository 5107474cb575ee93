/** Faces beside a title; a whole list of people is another page. */
export const PARTICIPANTS_MAX = 30;
