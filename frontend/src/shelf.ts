// The tablet's disk: one IndexedDB database for what waits and for today. It is opened once, and once more if the browser drops it.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";

/** A record as it lies on the tablet: sealed, so that nothing here can read it. `n` is this outbox's own running number. */
export interface Laid {
  readonly n: number;
  readonly id: string;
  /** The entry it belongs to. */
  readonly key: string;
  /** When it was written, by this device's clock (ISO 8601). */
  readonly at: string;
  /** The id of the key that opens it, and the HPKE message. */
  readonly sealedFor: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly mends?: string;
  /** `waiting`: the server has not named it. `kept`: it has, at `settledAt` (device milliseconds). The others need a person. */
  readonly state: State;
  readonly settledAt?: number;
  readonly sentence?: string;
  readonly code?: string;
}

export type State = "waiting" | "kept" | "aside" | "not_yours" | "refused";

export interface Shelves extends DBSchema {
  records: { key: number; value: Laid; indexes: { state: State; id: string } };
  /** What the outbox knows of itself: its id, the last number it gave. */
  about: { key: string; value: unknown };
  /** Today, readable for a day: the key that cannot be taken out, and what it opens. */
  today: { key: string; value: unknown };
}

type Upgrade = (db: IDBPDatabase<Shelves>, change: IDBPTransaction<Shelves, StoreNames<Shelves>[], "versionchange">) => void;

/** Each release may add a step at the end. No step takes anything away or writes it anew: what waits there was promised. */
export const STEPS: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore("records", { keyPath: "n" });
    db.createObjectStore("about");
  },
  (_db, change) => {
    const records = change.objectStore("records");
    records.createIndex("state", "state");
    records.createIndex("id", "id");
  },
  (db) => void db.createObjectStore("today"),
];

export const NAME = "babyroom";

/** This browser will not keep anything just now, or not any more. */
export class NotKept extends Error {}

export class Shelf {
  private opened: Promise<IDBPDatabase<Shelves>> | undefined;

  constructor(private readonly name = NAME) {}

  /** Runs `work`. A connection the browser has dropped is opened again, once; after that it is a NotKept. */
  async use<T>(work: (db: IDBPDatabase<Shelves>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (problem) {
      if (!dropped(problem)) throw problem;
      this.opened = undefined;
      try {
        return await work(await this.open());
      } catch (again) {
        throw dropped(again) ? new NotKept(String(again)) : again;
      }
    }
  }

  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = undefined;
    (await opened)?.close();
  }

  private open(): Promise<IDBPDatabase<Shelves>> {
    this.opened ??= openDB<Shelves>(this.name, STEPS.length, {
      upgrade: (db, from, _to, change) => {
        for (const step of STEPS.slice(from)) step(db, change as Parameters<Upgrade>[1]);
      },
      // Another page brings a newer layout: it must not wait for this one.
      blocking: () => void this.close(),
      terminated: () => (this.opened = undefined),
    }).catch((problem: unknown) => {
      this.opened = undefined;
      throw problem;
    });
    return this.opened;
  }
}

/** What a browser says when the connection is gone (iOS in the background, a crashed storage process), not when a request was wrong. */
function dropped(problem: unknown): boolean {
  return problem instanceof DOMException && ["InvalidStateError", "UnknownError", "AbortError", "TimeoutError"].includes(problem.name);
}

/** Whether there is no room left on the device. */
export function full(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === "QuotaExceededError";
}
