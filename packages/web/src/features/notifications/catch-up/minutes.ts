/** What is said of so many seconds: never nothing, and rather a minute more than less. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));

/** The lengths to choose from; the same as in the settings. */
export const LENGTHS = [5, 10, 20] as const;

/** @param given in the address; else as in the settings */
export const lengthOf = (given: string | null): number | undefined =>
  LENGTHS.find((length) => String(length) === given);
