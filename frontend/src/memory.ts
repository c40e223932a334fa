// The browser's small store beside the database: it survives when the database does not.
import type { Memory } from "./store";

/** What is known of the outbox, under `name`. */
export function inLocalStorage(name = "outbox"): Memory {
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
