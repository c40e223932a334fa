// How often and how much is handed in. Times in milliseconds.
/** Records in one call, at most and at first. */
export const MOST = 500;
export const FIRST = 100;
/** Pauses before it is tried again, one after the other. */
export const WAITS = [1000, 2000, 4000, 8000, 15_000] as const;
/** A hand-over that has said nothing for so long is given up, whatever the browser thinks of it. */
export const STALLED_MS = 30_000;
/** With nothing to hand in the server is still told how things are, and may ask for something again. */
export const SIGN_OF_LIFE_MS = 120_000;
/** So often in a row the server is asked, with nothing to hand in, whether it has everything. */
export const MOST_EMPTY = 3;
