/** RFC 5321 allows no longer address. */
export const EMAIL_LENGTH = 254;
export const NAME_MAX = 100;
/** Blanks, and signs that cannot be seen, are no name. */
export const SAID = /[^\s\p{Cc}\p{Cf}]/u;
export const ABOUT_MAX = 4_000;
/** A key is made by the client, usually a UUID. */
export const KEY_MAX = 100;
export const HANDLE = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,29}$/;
