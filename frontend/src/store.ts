// Where the outbox keeps its records: on the shelf, written through to the disk and read back before anybody is told.
import { full, type Laid, NotKept, type Shelf, type State } from "./shelf";
import { uuid7 } from "./uuid7";

/** So long a record is kept after the server has named it, to be offered again if the server had to be restored. */
export const KEPT_FOR_MS = 14 * 86_400_000;
const MOST_RANGES = 1000;

export type Ranges = readonly (readonly [number, number])[];

/** What the outbox says of itself when it hands in. `before`: the one that was here and is gone. */
export interface Standing {
  readonly outbox: string;
  readonly last: number;
  readonly holds: Ranges;
  readonly waiting: number;
  readonly before?: { readonly outbox: string; readonly last: number } | undefined;
}

/** A record before it has a number. */
export type Fresh = Omit<Laid, "n" | "state">;

/** Outlives the database: so that a store which was emptied is noticed. */
export interface Memory {
  get(): { outbox: string; last: number } | undefined;
  set(known: { outbox: string; last: number }): void;
}

const STRICT = { durability: "strict" } as const;

export class Store {
  private known: { outbox: string; last: number } | undefined;
  private before: { outbox: string; last: number } | undefined;
  private opening: Promise<void> | undefined;
  /** Called when the disk was found emptied under a running page. */
  onEmptied: () => void = () => {};

  constructor(private readonly shelf: Shelf, private readonly memory: Memory) {}

  /** Makes or finds this device's outbox. Raises NotKept where this browser keeps nothing. */
  open(): Promise<void> {
    this.opening ??= this.find().catch((problem: unknown) => {
      this.opening = undefined;
      throw problem;
    });
    return this.opening;
  }

  private async find(): Promise<void> {
    const found = await this.shelf.use(async (db) => {
      const change = db.transaction("about", "readwrite", STRICT);
      const outbox = (await change.store.get("outbox")) as string | undefined;
      if (outbox === undefined) {
        const made = uuid7();
        const earlier = this.known ?? this.memory.get();
        await change.store.put(made, "outbox");
        await change.store.put(0, "last");
        if (earlier !== undefined) await change.store.put(earlier, "before");
        await change.done;
        return { outbox: made, last: 0, before: earlier };
      }
      const last = (await change.store.get("last")) as number;
      const before = (await change.store.get("before")) as { outbox: string; last: number } | undefined;
      await change.done;
      return { outbox, last, before };
    });
    const emptied = this.known !== undefined && this.known.outbox !== found.outbox;
    this.before = found.before;
    this.remember(found);
    if (emptied) this.onEmptied();
  }

  /** Keeps a record for good and gives it the next number. When this returns it is on the disk and was read back. Raises NotKept. */
  async keep(fresh: Fresh): Promise<Laid> {
    await this.open();
    try {
      return await this.write(fresh);
    } catch (problem) {
      if (!full(problem)) throw problem;
    }
    try {
      // No room: what the server has already goes first, oldest first. What waits never goes.
      await this.makeRoom();
      return await this.write(fresh);
    } catch (problem) {
      throw full(problem) ? new NotKept("full") : problem;
    }
  }

  private async write(fresh: Fresh): Promise<Laid> {
    const laid = await this.shelf.use(async (db) => {
      const change = db.transaction(["records", "about"], "readwrite", STRICT);
      // Written when the connection dropped after all: the same record is not kept twice.
      const twice = await change.objectStore("records").index("id").get(fresh.id);
      if (twice !== undefined) return twice;
      const last = (await change.objectStore("about").get("last")) as number | undefined;
      if (last === undefined) return undefined;
      const numbered: Laid = { ...fresh, n: last + 1, state: "waiting" };
      await Promise.all([change.objectStore("records").add(numbered), change.objectStore("about").put(last + 1, "last"), change.done]);
      return numbered;
    });
    if (laid === undefined) {
      // Emptied under this page: a new outbox begins.
      await this.find();
      return this.write(fresh);
    }
    const there = await this.shelf.use((db) => db.get("records", laid.n));
    if (there?.id !== fresh.id || there.sealed.length !== fresh.sealed.length) throw new NotKept("not read back");
    if (this.known !== undefined) this.remember({ outbox: this.known.outbox, last: Math.max(laid.n, this.known.last) });
    return laid;
  }

  /** The oldest records the server has not named, at most so many, in the order of their numbers. */
  async waiting(most: number): Promise<Laid[]> {
    return this.shelf.use((db) => db.getAllFromIndex("records", "state", "waiting", most));
  }

  count(state: State): Promise<number> {
    return this.shelf.use((db) => db.countFromIndex("records", "state", state));
  }

  /** Those that need a person, oldest first. */
  async attention(): Promise<Laid[]> {
    const found = await Promise.all((["aside", "not_yours", "refused"] as const).map((state) => this.shelf.use((db) => db.getAllFromIndex("records", "state", state))));
    return found.flat().sort((one, other) => one.n - other.n);
  }

  async standing(): Promise<Standing> {
    const told = await this.shelf.use(async (db) => {
      const look = db.transaction(["records", "about"]);
      const about = look.objectStore("about");
      const [numbers, waiting, outbox, last, before] = await Promise.all([
        look.objectStore("records").getAllKeys(),
        look.objectStore("records").index("state").count("waiting"),
        about.get("outbox"),
        about.get("last"),
        about.get("before"),
        look.done,
      ]);
      return { outbox, last, holds: ranges(numbers), waiting, before } as Standing | { outbox: undefined };
    });
    if (told.outbox !== undefined) return told;
    await this.find();
    return this.standing();
  }

  /** The server has spoken of these, and of nothing else. A record is only changed if it is still the one that was sent. With no room left
   *  (`tight`) what the server has leaves the disk instead. */
  async settle(answered: readonly { n: number; id: string; state: State; sentence?: string; code?: string }[], at: number, tight = false): Promise<void> {
    try {
      await this.shelf.use(async (db) => {
        const change = db.transaction("records", "readwrite", STRICT);
        for (const { n, id, ...more } of answered) {
          const there = await change.store.get(n);
          if (there?.id === id) await (tight && more.state === "kept" ? change.store.delete(n) : change.store.put({ ...there, ...more, settledAt: at }));
        }
        await change.done;
      });
    } catch (problem) {
      if (tight || !full(problem)) throw problem;
      await this.settle(answered, at, true);
    }
  }

  /** The server wants these once more: it was restored, or lost them. */
  async offerAgain(wanted: Ranges): Promise<number> {
    return this.shelf.use(async (db) => {
      const change = db.transaction("records", "readwrite", STRICT);
      let again = 0;
      for (const [first, last] of wanted) {
        for (const there of await change.store.getAll(IDBKeyRange.bound(first, last))) {
          if (there.state === "waiting") continue;
          again += 1;
          const { settledAt: _at, sentence: _sentence, code: _code, ...bare } = there;
          await change.store.put({ ...bare, state: "waiting" });
        }
      }
      await change.done;
      return again;
    });
  }

  /** Somebody has seen to it: it is kept like any other. */
  async letGo(n: number, at: number): Promise<void> {
    await this.shelf.use(async (db) => {
      const there = await db.get("records", n);
      if (there !== undefined && there.state !== "waiting") await db.put("records", { ...there, state: "kept", settledAt: at });
    });
  }

  /** The server was told of the outbox before this one. */
  async beforeIsTold(): Promise<void> {
    if (this.before === undefined) return;
    this.before = undefined;
    await this.shelf.use((db) => db.delete("about", "before"));
  }

  /** Takes away what the server named more than a fortnight ago. */
  async tidy(at: number): Promise<void> {
    await this.shelf.use(async (db) => {
      const change = db.transaction("records", "readwrite");
      for (let row = await change.store.index("state").openCursor("kept"); row !== null; row = await row.continue()) {
        if ((row.value.settledAt ?? at) < at - KEPT_FOR_MS) await row.delete();
      }
      await change.done;
    });
  }

  private async makeRoom(): Promise<void> {
    await this.shelf.use(async (db) => {
      const kept = await db.getAllKeysFromIndex("records", "state", "kept");
      const change = db.transaction("records", "readwrite");
      for (const n of kept.slice(0, Math.ceil(kept.length / 2))) await change.store.delete(n);
      await change.done;
    });
  }

  private remember({ outbox, last }: { outbox: string; last: number }): void {
    this.known = { outbox, last };
    this.memory.set(this.known);
  }
}

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
