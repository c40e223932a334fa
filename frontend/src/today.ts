// Today, readable: what this tablet may still show when the network is gone. It lies under a key that no script can take out, and that is
// thrown away when the nursery has closed, after fourteen hours at most, and when the tablet is told that it is shut out.
import type { Written } from "./outbox";
import { got, type Shelf } from "./shelf";

const TODAY = ["today"] as const;
const MOST_MS = 14 * 3_600_000;
/** A clock may be read so much apart. */
const SLACK_MS = 120_000;

interface Kept {
  readonly key: CryptoKey;
  readonly madeAt: number;
  readonly endsAt: number;
}

interface Closed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly words: ArrayBuffer;
}

/** `board`: the page as the server drew it. `live`: the parts of it that were drawn anew since. */
export type Part = "board" | "live";

export class Today {
  constructor(private readonly shelf: Shelf, private readonly now: () => number = Date.now) {}

  /** From here on things can be kept, until `endsAt` (device milliseconds) at the latest. A day that goes on keeps its key. */
  async begin(endsAt: number): Promise<void> {
    const kept = await this.kept();
    const now = this.now();
    if (kept !== undefined && Math.abs(kept.endsAt - endsAt) < SLACK_MS) return;
    await this.forget();
    const ends = Math.min(endsAt, now + MOST_MS);
    if (ends <= now) return;
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await this.lay("key", { key, madeAt: now, endsAt: ends } satisfies Kept);
  }

  /** When the key goes (device milliseconds); undefined where there is none. */
  async endsAt(): Promise<number | undefined> {
    return (await this.kept())?.endsAt;
  }

  async put(part: Part, words: string): Promise<void> {
    await this.write(part, words);
  }

  async get(part: Part): Promise<string | undefined> {
    return this.read(part);
  }

  /** A record as it can still be read, until the board shows it. */
  async add(written: Written): Promise<void> {
    await this.write(`moment ${written.moment.id}`, JSON.stringify(written));
  }

  async drop(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.shelf.use(TODAY, "readwrite", (today) => Promise.all(ids.map((id) => got(today.delete(`moment ${id}`)))));
  }

  /** Those records, in the order they were written (their ids sort so). */
  async moments(): Promise<Written[]> {
    const names = await this.shelf.use(TODAY, "readonly", (today) => got(today.getAllKeys(IDBKeyRange.bound("moment ", "moment ~"))));
    const found = await Promise.all(names.map((name) => this.read(name as string)));
    return found.flatMap((words) => (words === undefined ? [] : [JSON.parse(words) as Written]));
  }

  /** Throws the key away, and with it all that it opened. */
  async forget(): Promise<void> {
    await this.shelf.use(TODAY, "readwrite", (today) => got(today.clear()));
  }

  private async kept(): Promise<Kept | undefined> {
    const kept = await this.find<Kept>("key");
    if (kept === undefined) return undefined;
    const now = this.now();
    if (now >= kept.endsAt || now < kept.madeAt - MOST_MS) {
      // Over; or the clock was put back by more than a day can explain.
      await this.forget();
      return undefined;
    }
    return kept;
  }

  private async write(name: string, words: string): Promise<void> {
    const kept = await this.kept();
    if (kept === undefined) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, kept.key, new TextEncoder().encode(words));
    await this.lay(name, { iv, words: closed } satisfies Closed);
  }

  private async read(name: string): Promise<string | undefined> {
    const kept = await this.kept();
    if (kept === undefined) return undefined;
    const closed = await this.find<Closed>(name);
    if (closed === undefined) return undefined;
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: closed.iv }, kept.key, closed.words));
    } catch {
      // Written under a key that is gone.
      return undefined;
    }
  }

  private find<T>(name: string): Promise<T | undefined> {
    return this.shelf.use(TODAY, "readonly", (today) => got<T | undefined>(today.get(name)));
  }

  private lay(name: string, what: Kept | Closed): Promise<unknown> {
    return this.shelf.use(TODAY, "readwrite", (today) => got(today.put(what, name)));
  }
}
