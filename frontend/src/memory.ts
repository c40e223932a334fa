// The browser's small store beside the database: it survives when the database does not.

// The worker's types know none, and the worker asks for none.
declare const localStorage: { getItem(name: string): string | null; setItem(name: string, value: string): void };

export interface Kept<T> {
  get(): T | undefined;
  set(known: T): void;
}

/** What is kept under `name`. */
export function inLocalStorage<T = { outbox: string; last: number }>(name = "outbox"): Kept<T> {
  return {
    get: () => {
      try {
        return JSON.parse(localStorage.getItem(name) ?? "null") ?? undefined;
      } catch {
        return undefined;
      }
    },
    set: (known) => {
      try {
        localStorage.setItem(name, JSON.stringify(known));
      } catch {
        // A full device: the database is what counts.
      }
    },
  };
}
