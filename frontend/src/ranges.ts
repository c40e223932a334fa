// Numbers as inclusive ranges.
const MOST_RANGES = 1000;

export type Ranges = readonly (readonly [number, number])[];

/** Whole numbers in order as inclusive ranges; of too many the newest. */
export function ranges(numbers: readonly number[]): Ranges {
  const found: [number, number][] = [];
  for (const n of numbers) {
    const open = found[found.length - 1];
    if (open !== undefined && open[1] === n - 1) open[1] = n;
    else found.push([n, n]);
  }
  return found.slice(-MOST_RANGES);
}

/** How many numbers there are. */
export function size(of: Ranges): number {
  return of.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
