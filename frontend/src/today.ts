// Today, readable: what this tablet may still show when the network is gone. It lies under a key that no script can take out, and that is
// thrown away when the nursery has closed, after fourteen hours at most, and when the tablet is told that it is shut out.
import type { Written } from "./outbox";
import { got, type Shelf } from "./shelf";

const TODAY = ["today"] as const;
const MOST_MS = 14 * 3_600_000;
/** A clock may be read so much apart. */
const SLACK_MS = 120_000;
/** So often it is written down how late it was. */
const SEEN_EVERY_MS = 20_000;

interface Kept {
  readonly key: CryptoKey;
  readonly endsAt: number;
  /** The room whose day it is: at another room, or another nursery's, it is over. */
  readonly room: string;
  /** The latest this device's clock was known to say: one that says less was set back, and how late it is nobody knows. */
  readonly seen?: number;
}

interface Closed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly words: ArrayBuffer;
}

/** `board`: the page as the server drew it. `live`: the parts of it that were drawn anew since. */
export type Part = "board" | "live";

export class Today {
  constructor(private readonly shelf: Shelf, private readonly now: () => number = Date.now) {}

  /** From here on things can be kept, until `closes` (device milliseconds) at the latest. A day that goes on keeps its key. Whether a new one
   *  was made. */
  async begin(closes: number, room: string): Promise<boolean> {
    const kept = await this.kept();
    const seen = this.now();
    if (kept !== undefined && kept.room === room && Math.abs(kept.endsAt - closes) < SLACK_MS) return false;
    await this.forget();
    const endsAt = Math.min(closes, seen + MOST_MS);
    if (endsAt <= seen) return false;
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await this.lay("key", { key, endsAt, room, seen } satisfies Kept);
    return true;
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
    const [now, { seen = 0 }] = [this.now(), kept];
    if (now >= kept.endsAt || now < seen - SLACK_MS) {
      await this.forget();
      return undefined;
    }
    if (now > seen + SEEN_EVERY_MS) await this.lay("key", { ...kept, seen: now });
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
