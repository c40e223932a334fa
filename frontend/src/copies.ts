// A second copy of what waits, in files of its own (the browser's cache storage). A browser that finds its database damaged may throw all of
// it away; what the screen called "on this tablet" is then still here. Where a browser has no such place the database is alone.
import { fromBase64Url, toBase64Url } from "./seal";
import type { Laid } from "./shelf";

/** The copies of one outbox: which it is, and what of it was asked for. */
export interface Found {
  readonly outbox: string | undefined;
  readonly laid: readonly Laid[];
}

const PATIENCE_MS = 2000;
/** Hundreds are read again on a slow tablet. */
const READ_PATIENCE_MS = 30_000;

export class Copies {
  private readonly name: string;

  constructor(shelf: string) {
    this.name = `${shelf}+`;
  }

  /** Copies a record of this outbox. What was written into a file stays there though the browser is killed a moment later. Where there is no
   *  such place, or no room in it, nothing comes of it. */
  put(outbox: string, laid: Laid): Promise<void> {
    return within(PATIENCE_MS, undefined, async () => {
      const box = await caches.open(this.name + outbox);
      await box.put(`/${laid.n}`, new Response(JSON.stringify({ ...laid, sealed: toBase64Url(laid.sealed) })));
    });
  }

  /** Those above this number, of this outbox or, where the database knows of none, of the newest. */
  above(outbox: string | undefined, last: number): Promise<Found> {
    return within<Found>(READ_PATIENCE_MS, { outbox, laid: [] }, async () => {
      const newest = outbox ?? (await caches.keys()).filter((name) => name.startsWith(this.name)).sort().pop()?.slice(this.name.length);
      if (newest === undefined) return { outbox, laid: [] };
      const box = await caches.open(this.name + newest);
      const wanted = (await box.keys()).filter((asked) => numberOf(asked) > last);
      const read = await Promise.all(wanted.map(async (asked): Promise<Laid[]> => {
        try {
          const told = await (await box.match(asked))!.json();
          return [{ ...told, sealed: fromBase64Url(told.sealed), state: "waiting" }];
        } catch {
          // One that cannot be read takes none of the others with it.
          return [];
        }
      }));
      return { outbox: newest, laid: read.flat() };
    });
  }

  /** Takes away those that `done` chooses. */
  async drop(outbox: string, done: (numbers: readonly number[]) => Promise<readonly number[]>): Promise<void> {
    const box = await caches.open(this.name + outbox);
    for (const n of await done((await box.keys()).map(numberOf))) await box.delete(`/${n}`);
  }
}

/** A place that fails, or does not answer in time, is none. */
function within<T>(patience: number, otherwise: T, work: () => Promise<T>): Promise<T> {
  return Promise.race([work().catch(() => otherwise), new Promise<T>((on) => setTimeout(on, patience, otherwise))]);
}

function numberOf({ url }: Request): number {
  return Number(url.split("/").pop());
}
