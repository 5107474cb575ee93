/** A key that a client makes, usually a UUID. */
export const KEY = /^[\x21-\x7e]{1,100}$/;
