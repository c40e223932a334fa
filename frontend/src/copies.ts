// A second copy of what waits, in files of its own (the browser's cache storage). A browser that finds its database damaged may throw all of
// it away; what the screen called "on this tablet" is then still here. Where a browser has no such place the database is alone.
import { fromBase64Url, toBase64Url } from "./seal";
import type { Laid } from "./shelf";

/** The copies of one outbox: which it is, and what of it was asked for. */
export interface Found {
  readonly outbox: string | undefined;
  readonly laid: readonly Laid[];
}

export class Copies {
  private readonly name: string;

  constructor(shelf: string) {
    this.name = `${shelf}+`;
  }

  /** Copies a record of this outbox. What was written into a file stays there though the browser is killed a moment later. */
  async put(outbox: string, laid: Laid): Promise<void> {
    try {
      const box = await caches.open(this.name + outbox);
      await box.put(`/${laid.n}`, new Response(JSON.stringify({ ...laid, sealed: toBase64Url(laid.sealed) })));
    } catch {
      // No such place, or no room in it.
    }
  }

  /** Those above this number, of this outbox or, where the database knows of none, of the newest. */
  async above(outbox: string | undefined, last: number): Promise<Found> {
    try {
      const newest = outbox ?? (await caches.keys()).filter((name) => name.startsWith(this.name)).sort().pop()?.slice(this.name.length);
      if (newest === undefined) return { outbox, laid: [] };
      const box = await caches.open(this.name + newest);
      const wanted = (await box.keys()).filter((asked) => numberOf(asked) > last);
      const laid = await Promise.all(wanted.map(async (asked) => {
        const told = (await (await box.match(asked))!.json()) as Laid & { readonly sealed: never };
        return { ...told, sealed: fromBase64Url(told.sealed), state: "waiting" } satisfies Laid;
      }));
      return { outbox: newest, laid };
    } catch {
      return { outbox, laid: [] };
    }
  }

  /** Takes away those that `done` chooses. */
  async drop(outbox: string, done: (numbers: readonly number[]) => Promise<readonly number[]>): Promise<void> {
    const box = await caches.open(this.name + outbox);
    for (const n of await done((await box.keys()).map(numberOf))) await box.delete(`/${n}`);
  }
}

function numberOf({ url }: Request): number {
  return Number(url.split("/").pop());
}
