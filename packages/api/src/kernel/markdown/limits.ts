/** The longest Markdown taken, in UTF-16 units: some 25 printed pages, and small enough to render in a blink. */
export const MARKDOWN_LIMIT = 65_536;

/** The longest HTML taken by the import, in UTF-16 units: the longest text with generous mark-up around it. */
export const HTML_LIMIT = 262_144;

/** How many different people one text may call: more is a mailing, which has its own permission. */
export const MENTION_LIMIT = 50;

/** Milliseconds one document may take in a worker: honest text takes a few, so this only meets attacks. */
export const TIME_LIMIT = 2_000;

/** Milliseconds a new worker may take to load its code: generous, for a machine that is busy starting up. */
export const START_LIMIT = 30_000;

/**
 * Characters that may wait for a worker: some 10,000 ordinary posts, or 128 of the longest. Counted in
 * characters because that bounds both the memory and the time that the queue stands for.
 */
export const QUEUE_LIMIT = 128 * MARKDOWN_LIMIT;

/** Megabytes of heap for one worker: ten times what the longest text needs, so a leak ends the worker only. */
export const WORKER_MEMORY = 128;

/** Elements inside each other that the import keeps: real posts stay under 15, a hostile one costs the stack. */
export const NESTING_LIMIT = 40;

/** Post headings start here, since the page owns h1 (its name) and h2 (its parts). */
export const HEADING_SHIFT = 2;

/**
 * Stored beside the rendered HTML. Raise it with every change of the rendering, so that texts rendered
 * by an older version can be found and rendered anew.
 */
export const RENDERER_VERSION = 2;
