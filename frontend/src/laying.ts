// From a tap to the disk: what was written and is not there yet, or was turned away by it and is tried again.
import type { Seal, Unlaid, Written } from "./news";
import type { Store } from "./store";

const AGAIN_MS = 3000;
/** A disk that has not answered for so long has not kept it yet. */
const SLOW_MS = 900;

/** Who hears of it. `again`: it is time to try once more. */
export interface Ears {
  laid(written: Written): void;
  failed(id: string): void;
  again(): void;
}

export class Laying {
  private readonly unlaid = new Map<string, Unlaid>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: Store, private readonly seal: Seal, private readonly ears: Ears) {}

  get all(): readonly Unlaid[] {
    return [...this.unlaid.values()];
  }

  get failed(): readonly Unlaid[] {
    return this.all.filter((one) => one.failed);
  }

  add(written: Written, mends: string | undefined): void {
    this.unlaid.set(written.moment.id, { written, mends });
    void this.lay(written.moment.id);
  }

  has(id: string): boolean {
    return this.unlaid.has(id);
  }

  /** It is counted on the disk, or the server had it straight from memory. */
  drop(id: string): void {
    this.unlaid.delete(id);
  }

  retry(): void {
    for (const one of this.failed) void this.lay(one.written.moment.id);
  }

  private async lay(id: string): Promise<void> {
    const one = this.unlaid.get(id);
    if (one === undefined || one.going) return;
    const { written, mends } = one;
    const fail = (): void => {
      if (!this.unlaid.has(id)) return;
      one.failed = true;
      this.ears.failed(id);
    };
    const slow = setTimeout(fail, SLOW_MS);
    one.going = true;
    try {
      const closed = await this.seal(JSON.stringify(written.moment));
      const more = mends === undefined ? {} : { mends };
      await this.store.keep({ id, key: written.key, at: written.moment.device_at, ...closed, ...more });
    } catch {
      fail();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ears.again(), AGAIN_MS);
      return;
    } finally {
      one.going = false;
      clearTimeout(slow);
    }
    this.ears.laid(written);
  }
}
