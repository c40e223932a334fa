// Where the outbox keeps its records: on the shelf, written through to the disk and read back, and a second time beside it (copies.ts), before
// anybody is told.
import { Copies, type Found } from "./copies";
import { Heard } from "./heard";
import { inLocalStorage, type Kept } from "./memory";
import { nurseries } from "./nurseries";
import { type Ranges, ranges } from "./ranges";
import { full, got, type Laid, NotKept, Shelf, type State } from "./shelf";
import { uuid7 } from "./uuid7";

/** So long a record is kept after the server has named it, for a server that has to be restored. */
export const KEPT_FOR_MS = 14 * 86_400_000;

/** What the outbox says of itself when it hands in. `before`: the one that was here and is gone. */
export interface Standing {
  readonly outbox: string;
  readonly last: number;
  readonly holds: Ranges;
  readonly waiting: number;
  readonly before?: { readonly outbox: string; readonly last: number } | undefined;
  /** The nursery it belongs to. */
  readonly setting?: string | undefined;
}

/** A record before it has a number. */
export type Fresh = Omit<Laid, "n" | "state">;

/** Outlives the database: so that a store which was emptied is noticed. */
export type Memory = Kept<{ outbox: string; last: number }>;

const RECORDS = ["records"] as const;
const ABOUT = ["about"] as const;
const BOTH = ["records", "about"] as const;
/** What the server has not: this tablet alone holds it. */
const HERE_ALONE = ["waiting", "not_yours", "refused"] as const;
/** What leaves the tablet a fortnight later. */
const DONE = ["kept", "let_go"] as const;

export class Store {
  private known: { outbox: string; last: number } | undefined;
  private before: { outbox: string; last: number } | undefined;
  private opening: Promise<void> | undefined;
  private copies: Copies;
  private shelf: Shelf;
  /** Those of other nurseries this tablet was at. */
  private others: readonly Store[] = [];
  readonly heard = new Heard((mode, work) => this.shelf.use(ABOUT, mode, work));
  /** The numbers of those whose second copy is on its way. */
  private readonly half = new Map<string, number>();
  /** Called when the disk was found emptied under a running page. */
  onEmptied: () => void = () => {};

  /** `setting`: the nursery whose records these are; without one all lie on the plain shelf. */
  constructor(private readonly plain: Shelf, private memory: Memory, private readonly setting?: string) {
    this.shelf = plain;
    this.copies = new Copies(plain.name);
  }

  /** Makes or finds this device's outbox. Raises NotKept where this browser keeps nothing. */
  open(): Promise<void> {
    this.opening ??= this.place().then(() => this.find()).catch((problem: unknown) => {
      this.opening = undefined;
      throw problem;
    });
    return this.opening;
  }

  /** Each nursery has a shelf of its own: what waits for one is never handed to another. */
  private async place(): Promise<void> {
    if (this.setting === undefined || this.shelf !== this.plain) return;
    const { plain, setting, memory } = this;
    const found = (await nurseries(plain, setting)).map((one, i) => ({ one, shelf: i === 0 ? plain : new Shelf(`${plain.name}-${one}`), memory: i === 0 ? memory : inLocalStorage(`outbox ${one}`) }));
    this.others = found.filter(({ one }) => one !== setting).map((one) => new Store(one.shelf, one.memory));
    ({ shelf: this.shelf, memory: this.memory } = found.find(({ one }) => one === setting)!);
    this.copies = new Copies(this.shelf.name);
  }

  /** How many records wait here for the nurseries this tablet was at before. */
  async elsewhere(): Promise<number> {
    let all = 0;
    for (const store of this.others) {
      await store.open();
      for (const state of HERE_ALONE) all += await store.count(state);
    }
    return all;
  }

  /** What the second copies have above the last number here comes back; where the database is gone, with its outbox. */
  private async find(): Promise<void> {
    const [there, last] = await this.shelf.use(ABOUT, "readonly", (about) => Promise.all([got<string | undefined>(about.get("outbox")), lastOf(about)]));
    const { fresh, ...found } = await this.join(await this.copies.above(there, last)).catch((problem: unknown) => {
      if (there === undefined || !full(problem)) throw problem;
      // No room to take them up: what is here goes on all the same.
      return this.join({ outbox: there, laid: [] });
    });
    const emptied = this.known !== undefined && (fresh || this.known.outbox !== found.outbox);
    this.before = found.before;
    this.remember(found);
    if (emptied) this.onEmptied();
  }

  /** Writes nothing where nothing is new: a full disk must not keep what waits from being handed in. */
  private join(copied: Found): Promise<{ fresh: boolean; outbox: string; last: number; before: Standing["before"] }> {
    return this.shelf.use(BOTH, "readwrite", async (records, about) => {
      let [outbox, last, before] = await Promise.all([got<string | undefined>(about.get("outbox")), lastOf(about), got<Standing["before"]>(about.get("before"))]);
      const fresh = outbox === undefined;
      if (fresh) {
        const earlier = this.known ?? this.memory.get();
        outbox = copied.laid.length > 0 ? copied.outbox! : uuid7();
        about.put(outbox, "outbox");
        if (earlier?.outbox !== outbox) before = earlier;
        else last = earlier.last;
        if (before !== undefined) about.put(before, "before");
      }
      const above = copied.outbox === outbox ? copied.laid.filter(({ n }) => fresh || n > last) : [];
      for (const laid of above) records.put(laid);
      last = Math.max(last, ...above.map(({ n }) => n));
      if (fresh || above.length > 0) about.put(last, "last");
      return { fresh, outbox: outbox!, last, before };
    });
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
    try {
      let copying: Promise<void> | undefined;
      const laid = await this.shelf.use(BOTH, "readwrite", async (records, about) => {
        const [twice, outbox, last] = await Promise.all([got<Laid | undefined>(records.index("id").get(fresh.id)), got<string | undefined>(about.get("outbox")), lastOf(about)]);
        if (outbox === undefined) return undefined;
        // Written when the connection dropped after all: the same record is not kept twice.
        const numbered: Laid = twice ?? { ...fresh, n: last + 1, state: "waiting" };
        this.half.set(fresh.id, numbered.n);
        copying = this.copies.put(outbox, numbered);
        if (twice === undefined) await Promise.all([got(records.add(numbered)), got(about.put(last + 1, "last"))]);
        return numbered;
      });
      if (laid === undefined) {
        // Emptied under this page: a new outbox begins.
        await this.find();
        return await this.write(fresh);
      }
      const [there] = await Promise.all([this.shelf.use(RECORDS, "readonly", (records) => got<Laid | undefined>(records.get(laid.n))), copying]);
      if (there?.id !== fresh.id || there.sealed.length !== fresh.sealed.length) throw new NotKept("not read back");
      if (this.known !== undefined) this.remember({ outbox: this.known.outbox, last: Math.max(laid.n, this.known.last) });
      return laid;
    } finally {
      this.half.delete(fresh.id);
    }
  }

  /** The oldest records the server has not named, at most so many, in the order of their numbers. */
  waiting(most: number): Promise<Laid[]> {
    return this.shelf.use(RECORDS, "readonly", (records) => got<Laid[]>(records.index("state").getAll("waiting", most)));
  }

  /** How many are kept here in this state, in both places. */
  count(state: State): Promise<number> {
    return this.shelf.use(BOTH, "readonly", async (records, about) => {
      const [all, last] = await Promise.all([got(records.index("state").count(state)), lastOf(about)]);
      return state === "waiting" ? all - [...this.half.values()].filter((n) => n <= last).length : all;
    });
  }

  /** Those that need a person, oldest first. */
  async attention(): Promise<Laid[]> {
    const found = await this.shelf.use(RECORDS, "readonly", (records) => Promise.all(["aside", "not_yours", "refused"].map((state) => got<Laid[]>(records.index("state").getAll(state)))));
    return found.flat().sort((one, other) => one.n - other.n);
  }

  async standing(): Promise<Standing> {
    const told = await this.shelf.use(BOTH, "readonly", async (records, about) => {
      const [numbers, gone, waiting, outbox, last, before] = await Promise.all([
        got(records.getAllKeys()),
        got(records.index("state").getAllKeys("let_go")),
        got(records.index("state").count("waiting")),
        got(about.get("outbox")),
        lastOf(about),
        got(about.get("before")),
      ]);
      return { outbox, last, holds: ranges((numbers as number[]).filter((n) => !gone.includes(n))), waiting, before, setting: this.setting } as Standing | { outbox: undefined };
    });
    if (told.outbox !== undefined) return told;
    await this.find();
    return this.standing();
  }

  /** The server has spoken of these, and of nothing else. A record is only changed if it is still the one that was sent. With no room left
   *  (`tight`) what the server has leaves the disk instead. */
  async settle(answered: readonly { n: number; id: string; state: State; sentence?: string; code?: string }[], at?: number, tight = false): Promise<void> {
    try {
      await this.shelf.use(RECORDS, "readwrite", (records) => Promise.all(answered.map(async ({ n, id, ...more }) => {
        const there = await got<Laid | undefined>(records.get(n));
        if (there?.id !== id) return;
        if (tight && more.state === "kept") records.delete(n);
        else records.put({ ...there, ...more, namedAt: at });
      })));
    } catch (problem) {
      if (tight || !full(problem)) throw problem;
      await this.settle(answered, at, true);
    }
  }

  /** The server wants these once more: it was restored, or lost them. What it could not even take in alone stays with whoever looks at it: sent
   *  again and again it would hold up all the rest. */
  async offerAgain(wanted: Ranges): Promise<number> {
    if (wanted.length === 0) return 0;
    const again = await this.shelf.use(RECORDS, "readwrite", async (records) => {
      const found = (await Promise.all(wanted.map(([first, last]) => got<Laid[]>(records.getAll(IDBKeyRange.bound(first, last)))))).flat();
      const stays = ({ state, code }: Laid): boolean => state === "waiting" || state === "let_go" || code === "large" || code === "rejected";
      return Promise.all(found.filter((one) => !stays(one)).map(async ({ namedAt: _at, sentence: _sentence, code: _code, ...bare }) => {
        const again: Laid = { ...bare, state: "waiting" };
        await got(records.put(again));
        return again;
      }));
    });
    for (const laid of again) await this.copies.put(this.known!.outbox, laid);
    return again.length;
  }

  /** Somebody has seen to it, and it needs nobody any more. It never counts as handed in. */
  async letGo(n: number): Promise<void> {
    await this.shelf.use(RECORDS, "readwrite", async (records) => {
      const there = await got<Laid | undefined>(records.get(n));
      // When that was the server says, the next time it is heard.
      if (there !== undefined && there.state !== "waiting") await got(records.put({ ...there, state: "let_go", namedAt: undefined }));
    });
  }

  /** Whether another outbox was here before this one, and the server does not know yet that it is gone. */
  get isAnother(): boolean {
    return this.before !== undefined;
  }

  /** The server was told of the outbox before this one. */
  beforeIsTold(): void {
    this.before = undefined;
  }

  /** Takes away what was done with more than a fortnight ago. `at`: now, as the server has just said. */
  async tidy(at: number): Promise<void> {
    for (const { shelf } of [this, ...this.others]) {
      await shelf.use(RECORDS, "readwrite", async (records) => {
        for (const laid of (await Promise.all(DONE.map((state) => got<Laid[]>(records.index("state").getAll(state))))).flat()) {
          // Of which no server said when, the fortnight begins now.
          if (laid.namedAt === undefined) records.put({ ...laid, namedAt: at });
          else if (laid.namedAt < at - KEPT_FOR_MS) records.delete(laid.n);
        }
      });
    }
  }

  /** Takes away the second copies of what the server has. The newest stays as long as its record, for its number. */
  async tidyCopies(): Promise<void> {
    await this.open();
    await this.copies.drop(this.known!.outbox, (numbers) => this.shelf.use(BOTH, "readonly", async (records, about) => {
      const last = await lastOf(about);
      const [newest, ...open] = await Promise.all([got(records.getAllKeys(last)), ...HERE_ALONE.map((state) => got(records.index("state").getAllKeys(state)))]);
      const stays = new Set(newest!.concat(...open));
      return numbers.filter((n) => n <= last && !stays.has(n));
    }));
  }

  private async makeRoom(): Promise<void> {
    await this.shelf.use(RECORDS, "readwrite", async (records) => {
      const kept = await got(records.index("state").getAllKeys("kept"));
      for (const n of kept.slice(0, Math.ceil(kept.length / 2))) records.delete(n);
    });
  }

  private remember({ outbox, last }: { outbox: string; last: number }): void {
    this.known = { outbox, last };
    this.memory.set(this.known);
  }
}

/** The last number this outbox gave. */
async function lastOf(about: IDBObjectStore): Promise<number> {
  return (await got<number | undefined>(about.get("last"))) ?? 0;
}
