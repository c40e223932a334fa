// The tablet's disk: one IndexedDB database for what waits and for today. It is opened once, and once more if the browser drops it.

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
  /** `waiting`: the server has not named it. `kept`: it has. `let_go`: a person let it go, though it is not in the log. The others need a
   *  person. */
  readonly state: State;
  /** When that became so, by the server's own clock (milliseconds); this device's may be wrong. */
  readonly namedAt?: number | undefined;
  readonly sentence?: string;
  readonly code?: string;
}

export type State = "waiting" | "kept" | "let_go" | "aside" | "not_yours" | "refused";

/** `records`: what waits, and what was handed in. `about`: what the outbox knows of itself, its id and the last number it gave. `today`:
 *  readable for a day, the key that cannot be taken out and what it opens. */
type Name = "records" | "about" | "today";
type Upgrade = (db: IDBDatabase, change: IDBTransaction) => void;

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

/** What one request answers. */
export function got<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((on, off) => {
    asked.onsuccess = () => on(asked.result);
    asked.onerror = () => off(asked.error);
  });
}

export class Shelf {
  private opened: Promise<IDBDatabase> | undefined;

  constructor(readonly name = NAME) {}

  /** Runs `work` on these shelves in one transaction, and waits for its end. A connection the browser has dropped is opened again, once;
   *  after that it is a NotKept. */
  async use<T>(names: readonly Name[], mode: IDBTransactionMode, work: (one: IDBObjectStore, other: IDBObjectStore) => Promise<T>): Promise<T> {
    try {
      return await this.once(names, mode, work);
    } catch (problem) {
      if (!dropped(problem)) throw problem;
      this.opened = undefined;
      try {
        return await this.once(names, mode, work);
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

  private async once<T>(names: readonly Name[], mode: IDBTransactionMode, work: (one: IDBObjectStore, other: IDBObjectStore) => Promise<T>): Promise<T> {
    // What waits is written through to the disk; today is a help.
    const change = (await this.open()).transaction(names, mode, { durability: names[0] === "today" ? "default" : "strict" });
    const ended = new Promise<void>((on, off) => {
      change.oncomplete = () => on();
      change.onabort = () => off(change.error ?? new DOMException("", "AbortError"));
    });
    const [one, other] = names.map((name) => change.objectStore(name));
    return (await Promise.all([work(one!, other!), ended]))[0];
  }

  private open(): Promise<IDBDatabase> {
    if (this.opened === undefined) {
      const asked = indexedDB.open(this.name, STEPS.length);
      asked.onupgradeneeded = ({ oldVersion }) => {
        for (const step of STEPS.slice(oldVersion)) step(asked.result, asked.transaction!);
      };
      this.opened = got(asked).then((db) => {
        // Another page brings a newer layout: it must not wait for this one.
        db.onversionchange = () => void this.close();
        db.onclose = () => (this.opened = undefined);
        return db;
      });
      this.opened.catch(() => (this.opened = undefined));
    }
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
