/** How many prefer option `i` to option `j`, at `[i][j]`. */
export type Preferences = ReadonlyArray<readonly number[]>;

/**
 * Schulze's method: option A stands before B when the strongest chain of majorities from A to B is stronger than the
 * strongest one back. A majority counts with the votes of those who are for it.
 * @returns places, the best first; options that nothing puts before one another share one
 */
export function schulze(preferences: Preferences): number[][] {
  const strength = strongestPaths(preferences);
  const beats = (one: number, other: number) => at(strength, one, other) > at(strength, other, one);
  const places: number[][] = [];
  let rest = preferences.map((_, option) => option);
  while (rest.length > 0) {
    // "Beats" has no circles, so somebody is always unbeaten among those who are left.
    const unbeaten = rest.filter((option) => !rest.some((other) => beats(other, option)));
    places.push(unbeaten);
    rest = rest.filter((option) => !unbeaten.includes(option));
  }
  return places;
}

function strongestPaths(preferences: Preferences): number[][] {
  const strength = preferences.map((row, one) =>
    row.map((votes, other) => (votes > at(preferences, other, one) ? votes : 0)),
  );
  const size = strength.length;
  for (let via = 0; via < size; via += 1) {
    for (let from = 0; from < size; from += 1) {
      if (from === via) continue;
      for (let to = 0; to < size; to += 1) {
        if (to === from || to === via) continue;
        const around = Math.min(at(strength, from, via), at(strength, via, to));
        const row = strength[from];
        if (row && around > (row[to] ?? 0)) row[to] = around;
      }
    }
  }
  return strength;
}

const at = (table: Preferences, one: number, other: number): number => table[one]?.[other] ?? 0;
