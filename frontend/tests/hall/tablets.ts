// Several tablets in one process of node, for the tests that break what lies between them and the server (tests/faults): the very outbox,
// store and seal that the board runs, with a disk in memory. Told what to do line by line on standard input, in JSON; each line is answered.
//
// `speed` lets a tablet live faster: its waits, patience and timers are that many times shorter. What the server does takes as long as ever.
import "fake-indexeddb/auto";
import { Clock } from "../../src/clock";
import type { Moment } from "../../src/moment";
import { Outbox, type Turn } from "../../src/outbox";
import { type PublicKey, Sealer } from "../../src/seal";
import { Shelf } from "../../src/shelf";
import { type Memory, Store } from "../../src/store";
import { poster } from "../../src/sync";
import { uuid7 } from "../../src/uuid7";

declare const process: { readonly stdin: AsyncIterable<Uint8Array> & { setEncoding(name: string): void }; readonly stdout: { write(text: string): void }; exit(code: number): never };

/** How one tablet is and what befalls it. */
interface Made {
  readonly name: string;
  readonly address: string;
  /** The secret in its cookie. */
  readonly secret: string;
  readonly key: PublicKey;
  /** How far its clock is ahead of this machine's, in milliseconds. */
  readonly ahead: number;
  /** How likely a call is sent a second time, a little later. */
  readonly repeats?: number;
  /** The control: it stops trying after so many failures. */
  readonly givesUpAfter?: number;
}

type Told = Partial<Moment> & Pick<Moment, "id" | "kind" | "baby">;
const MOST_LATE_MS = 2000;

let speed = 1;
const plainTimeout = globalThis.setTimeout;

/** Every wait of a tablet, in its own faster time. */
function livesFaster(): void {
  globalThis.setTimeout = ((call: () => void, wait = 0, ...more: []) => plainTimeout(call, wait / speed, ...more)) as typeof setTimeout;
}

const pause = (wait: number): Promise<void> => new Promise((on) => plainTimeout(on, wait));

class Tablet {
  readonly kept = new Set<string>();
  readonly outcomes: Record<string, number> = {};
  laid = 0;
  notKept = 0;
  calls = 0;
  onTheWay = 0;
  unreached = 0;
  portals = 0;
  /** Since `well()`: when that was, and how long calls that began after it were on their way (milliseconds of this machine). */
  private wellAt = 0;
  private answering = 0;
  private readonly shelf: Shelf;
  private readonly memory: Memory;
  private box: Outbox;
  private pages = 0;
  private opened = false;
  private coming = 0;

  constructor(private readonly made: Made) {
    this.shelf = new Shelf(`hall-${made.name}`);
    let known: ReturnType<Memory["get"]>;
    this.memory = { get: () => known, set: (now) => void (known = now) };
    this.box = this.page();
  }

  /** The first page is opened, or a page in the place of the one before, which is gone and says nothing more. */
  async open(): Promise<void> {
    if (this.opened) {
      // As a link waits for the disk.
      while (this.box.unlaidNow > 0) await pause(2);
      this.box = this.page();
    }
    this.opened = true;
    await this.box.open();
  }

  /** What is told is written one after the other within `over` milliseconds (this machine's). */
  async write(records: readonly Told[], over: number): Promise<void> {
    this.coming += records.length;
    for (const told of records) {
      this.box.add(this.moment(told), told.id);
      this.coming -= 1;
      if (over > 0) await pause(over / records.length);
    }
  }

  /** From now on nothing is in its way. */
  well(): void {
    this.wellAt = performance.now();
    this.answering = 0;
  }

  /** Milliseconds since then: of its own waiting, as for a tablet that lives no faster, and of calls on their way, as long as they were. */
  since(): { readonly waited: number; readonly answering: number } {
    return { waited: (performance.now() - this.wellAt - this.answering) * speed, answering: this.answering };
  }

  get isSaved(): boolean {
    return this.coming === 0 && this.box.saved;
  }

  state(): Record<string, unknown> {
    const { box, laid, notKept, calls, onTheWay, outcomes, unreached, portals } = this;
    const attention = box.attention.map((one) => one.laid.sentence ?? "");
    return { saved: this.isSaved, waiting: box.waiting + this.coming, attention, laid, notKept, named: this.kept.size, calls, onTheWay, outcomes, unreached, portals };
  }

  private page(): Outbox {
    this.pages += 1;
    const mine = this.pages;
    const { made } = this;
    const device = (): number => Date.now() + made.ahead;
    const began = Date.now();
    const faster = (): number => began + (Date.now() - began) * speed;
    let sealer: Sealer | undefined;
    const turn: Turn = { wait: (begin) => begin(), tell: () => {}, hear: () => {} };
    const send = poster(`${made.address}/sync`, new Clock(device), () => true, (address, call) => this.fetched(address, call));
    const box = new Outbox(
      new Store(this.shelf, this.memory),
      async (words) => ({ sealedFor: made.key.id, sealed: await (sealer ??= new Sealer(made.key)).seal(words) }),
      (standing, records, loose) => (mine === this.pages ? send(standing, records, loose) : new Promise(() => {})),
      turn,
      faster,
    );
    if (made.givesUpAfter !== undefined) {
      let left = made.givesUpAfter;
      const wait = box["wait"].bind(box);
      box["wait"] = () => {
        if (left-- > 0) return wait();
        return (box["mine"] = false);
      };
    }
    box.listen((news) => {
      if (mine !== this.pages) return;
      if (news.sort === "laid") this.laid += 1;
      else if (news.sort === "not_kept") this.notKept += 1;
      else if (news.sort === "unreached") {
        this.unreached += 1;
        if (news.portal) this.portals += 1;
      } else if (news.sort === "answered") {
        this.outcomes[news.answer.outcome] = (this.outcomes[news.answer.outcome] ?? 0) + 1;
        if (news.answer.outcome === "kept" || news.answer.outcome === "had") this.kept.add(news.answer.id);
      }
    });
    return box;
  }

  private async fetched(address: RequestInfo | URL, call: RequestInit | undefined): Promise<Response> {
    const headers = { ...(call?.headers as Record<string, string>), Cookie: `tablet=${this.made.secret}` };
    const began = performance.now();
    this.calls += 1;
    this.onTheWay += 1;
    if (Math.random() < (this.made.repeats ?? 0)) {
      // The same once more, overtaken by others on its way; nobody hears the answer.
      const { signal: _signal, ...again } = call ?? {};
      void pause((Math.random() * MOST_LATE_MS) / speed).then(() => fetch(address, { ...again, headers })).then((answer) => answer.text()).catch(() => {});
    }
    try {
      return await fetch(address, { ...call, headers });
    } finally {
      this.onTheWay -= 1;
      if (began >= this.wellAt) this.answering += performance.now() - began;
    }
  }

  private moment(told: Told): Moment {
    const now = new Date(Date.now() + this.made.ahead).toISOString();
    const words = { happened_at: now, zone: "Europe/London", facts: {}, note: "", about: false, time_from: "tap", known_by: "offline" } as const;
    return { ...words, did_by: "", tapped_by: "", device_at: now, device_offset_ms: 0, ...told };
  }
}

const tablets = new Map<string, Tablet>();

function those(names: readonly string[] | undefined): [string, Tablet][] {
  return [...tablets].filter(([name]) => names === undefined || names.includes(name));
}

interface Line {
  readonly do: "speed" | "make" | "open" | "write" | "state" | "settle" | "named" | "retry" | "ids";
  readonly speed?: number;
  readonly tablets?: readonly Made[];
  readonly names?: readonly string[];
  readonly records?: Readonly<Record<string, readonly Told[]>>;
  readonly over?: number;
  /** Milliseconds of this machine. */
  readonly still?: number;
  readonly count?: number;
}

async function done(line: Line): Promise<unknown> {
  if (line.do === "speed") {
    speed = line.speed ?? 1;
    livesFaster();
  } else if (line.do === "make") {
    for (const made of line.tablets ?? []) tablets.set(made.name, new Tablet(made));
    await Promise.all(those(line.tablets?.map((made) => made.name)).map(([, one]) => one.open()));
  } else if (line.do === "open") await Promise.all(those(line.names).map(([, one]) => one.open()));
  else if (line.do === "write") for (const [name, records] of Object.entries(line.records ?? {})) void tablets.get(name)!.write(records, line.over ?? 0);
  else if (line.do === "settle") return settled(those(line.names), line.still ?? 0);
  else if (line.do === "named") return Object.fromEntries(those(line.names).map(([name, one]) => [name, [...one.kept]]));
  else if (line.do === "ids") return Array.from({ length: line.count ?? 0 }, () => uuid7());
  return Object.fromEntries(those(line.names).map(([name, one]) => [name, one.state()]));
}

/** From now on all is well: waits until each of them says that all is saved, or nothing more has come of it for `still` milliseconds. */
async function settled(which: readonly [string, Tablet][], still: number): Promise<Record<string, unknown>> {
  for (const [, one] of which) one.well();
  return Object.fromEntries(
    await Promise.all(
      which.map(async ([name, one]) => {
        for (let seen = { named: -1, at: 0 }; !one.isSaved && (seen.named !== one.kept.size || performance.now() - seen.at < still); await pause(5)) {
          if (seen.named !== one.kept.size) seen = { named: one.kept.size, at: performance.now() };
        }
        return [name, { ...one.state(), ...one.since() }] as const;
      }),
    ),
  );
}

async function listen(): Promise<void> {
  process.stdin.setEncoding("utf8");
  let rest = "";
  for await (const piece of process.stdin) {
    rest += String(piece);
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = JSON.parse(rest.slice(0, end)) as Line;
      rest = rest.slice(end + 1);
      process.stdout.write(`${JSON.stringify(await done(line))}\n`);
    }
  }
  process.exit(0);
}

void listen();
