// What the tests of the outbox share: a database of their own, plain "seals", a turn that is always this page's, and a server in memory.
import "fake-indexeddb/auto";
import { vi } from "vitest";
import type { Answer, Moment } from "../src/moment";
import { Outbox, type Post, type Reply, type Seal, type Turn, type Word } from "../src/outbox";
import { got, type Laid, Shelf } from "../src/shelf";
import { type Memory, type Standing, Store } from "../src/store";

let shelves = 0;

export function freshShelf(): Shelf {
  shelves += 1;
  return new Shelf(`babyroom-${shelves}`);
}

/** The database is gone, as a browser leaves it that found it damaged. */
export async function emptied(shelf: Shelf): Promise<void> {
  await shelf.use(["records", "about"], "readwrite", (records, about) => Promise.all([got(records.clear()), got(about.clear())]));
}

/** The browser's cache storage, as far as the second copies need it. node has none: where it is not put up the database is alone. */
export class Files {
  private readonly boxes = new Map<string, Map<string, string>>();
  /** Called before each file is written. */
  writing: () => Promise<void> = async () => {};

  /** Puts it up for this test. */
  static up(): Files {
    const files = new Files();
    vi.stubGlobal("caches", files);
    return files;
  }

  async keys(): Promise<string[]> {
    return [...this.boxes.keys()];
  }

  async open(name: string): Promise<unknown> {
    const box = this.boxes.get(name) ?? new Map<string, string>();
    this.boxes.set(name, box);
    return {
      put: async (at: string, response: Response) => {
        await this.writing();
        box.set(at, await response.text());
      },
      match: async ({ url }: { url: string }) => new Response(box.get(new URL(url).pathname) ?? ""),
      keys: async () => [...box.keys()].map((at) => ({ url: `http://tablet${at}` })),
      delete: async (at: string) => box.delete(at),
    };
  }

  /** One of them is damaged. */
  damage(n: number): void {
    for (const box of this.boxes.values()) box.set(`/${n}`, "{");
  }

  /** The numbers copied, of all outboxes. */
  get numbers(): number[] {
    return [...this.boxes.values()].flatMap((box) => [...box.keys()].map((at) => Number(at.slice(1)))).sort((one, other) => one - other);
  }
}

export function memory(known?: { outbox: string; last: number }): Memory & { known: { outbox: string; last: number } | undefined } {
  const kept = {
    known,
    get: () => kept.known,
    set: (now: { outbox: string; last: number }) => void (kept.known = now),
  };
  return kept;
}

/** Closes nothing, so that a test can read it again. */
export const plainly: Seal = async (words) => ({ sealedFor: "k1", sealed: new TextEncoder().encode(words) });

export function opened(laid: Laid): Moment {
  return JSON.parse(new TextDecoder().decode(laid.sealed)) as Moment;
}

/** Pages of one device: the first that waits has the turn until `gone`. */
export class Device {
  private readonly queue: (() => void)[] = [];
  private readonly ears: ((word: Word) => void)[] = [];
  private taken = false;

  page(): Turn {
    let ear: (word: Word) => void = () => {};
    return {
      wait: (mine) => {
        if (this.taken) this.queue.push(mine);
        else {
          this.taken = true;
          mine();
        }
      },
      tell: (word) => this.ears.filter((other) => other !== ear).forEach((other) => other(word)),
      hear: (heard) => {
        ear = heard;
        this.ears.push(heard);
      },
    };
  }

  /** The page that has the turn is closed. */
  gone(): void {
    this.taken = false;
    const next = this.queue.shift();
    if (next !== undefined) {
      this.taken = true;
      next();
    }
  }
}

export function moment(id: string, more: Partial<Moment> = {}): Moment {
  return {
    id, kind: "comfort", baby: "ada", happened_at: "2026-11-24T10:24:00Z", zone: "Europe/London", facts: {}, note: "", about: false, time_from: "tap",
    known_by: "face", did_by: "priya", tapped_by: "priya", device_at: "2026-11-24T10:24:00Z", device_offset_ms: 0, ...more,
  };
}

export function answer({ id, n }: { id: string; n: number | null }, outcome: Answer["outcome"] = "kept", sentence = ""): Answer {
  return { id, n, outcome, sentence, field: "", code: sentence === "" ? "" : "said", seq: outcome === "kept" ? n : null };
}

type Accepted = Extract<Reply, { answers: unknown }>;

/** What a server answers that says nothing more than this. */
export function said(more: Partial<Accepted>): Accepted {
  return { answers: [], wants: [], reaches: 0, gone: 0, goneBefore: 0, at: Date.parse("2026-11-24T10:24:00Z"), ...more };
}

/** A server that keeps what it is given, and says which numbers it lacks. */
export class Server {
  readonly log = new Map<string, Moment>();
  private readonly numbers = new Map<string, Set<number>>();
  readonly calls: { standing: Standing; ids: string[] }[] = [];
  /** Its clock. */
  now: () => number = Date.now;

  readonly post: Post = async (standing, records, loose) => this.receive(standing, records, loose);

  receive(standing: Standing, records: readonly Laid[], loose: readonly Moment[] = []): Reply {
    this.calls.push({ standing, ids: records.map((one) => one.id) });
    const arrived = this.numbers.get(standing.outbox) ?? new Set<number>();
    this.numbers.set(standing.outbox, arrived);
    const answers = records.map((one) => {
      arrived.add(one.n);
      const outcome = this.log.has(one.id) ? ("had" as const) : ("kept" as const);
      if (outcome === "kept") this.log.set(one.id, opened(one));
      return answer(one, outcome);
    });
    for (const one of loose) {
      answers.push(answer({ id: one.id, n: null }, this.log.has(one.id) ? "had" : "kept"));
      this.log.set(one.id, one);
    }
    const wants: [number, number][] = [];
    for (const [first, last] of standing.holds) for (let n = first; n <= last; n += 1) if (!arrived.has(n)) wants.push([n, n]);
    return said({ answers, wants, ...this.stands(standing, arrived), at: this.now() });
  }

  /** Up to which number each has come or is with nobody, and how many are with nobody. */
  private stands({ last, holds, before }: Standing, arrived: ReadonlySet<number>): Partial<Accepted> {
    const held = new Set(holds.flatMap(([first, end]) => Array.from({ length: end - first + 1 }, (_none, i) => first + i)));
    const all = Array.from({ length: last }, (_none, i) => i + 1);
    const open = all.find((n) => !arrived.has(n) && held.has(n));
    const lost = before === undefined ? 0 : before.last - (this.numbers.get(before.outbox)?.size ?? 0);
    return { reaches: open === undefined ? last : open - 1, gone: all.filter((n) => !arrived.has(n) && !held.has(n)).length, goneBefore: lost };
  }

  /** A copy of how it is now, to be put back later. */
  copy(): () => void {
    const log = new Map(this.log);
    const numbers = new Map([...this.numbers].map(([outbox, arrived]) => [outbox, new Set(arrived)]));
    return () => {
      this.log.clear();
      for (const [id, one] of log) this.log.set(id, one);
      this.numbers.clear();
      for (const [outbox, arrived] of numbers) this.numbers.set(outbox, arrived);
    };
  }
}

export interface Box {
  readonly box: Outbox;
  readonly store: Store;
}

export function outbox(post: Post, { shelf = freshShelf(), turn = new Device().page(), now = Date.now, seal = plainly, known = memory() }: {
  shelf?: Shelf; turn?: Turn; now?: () => number; seal?: Seal; known?: Memory;
} = {}): Box {
  const store = new Store(shelf, known);
  return { box: new Outbox(store, seal, post, turn, now), store };
}

/** Waits until `is` holds; fails the test after two seconds. */
export async function until(is: () => boolean, most = 2000): Promise<void> {
  const ends = performance.now() + most;
  while (!is()) {
    if (performance.now() > ends) throw new Error(`not within ${most} ms: ${is}`);
    await new Promise((on) => setTimeout(on, 2));
  }
}
