// What is on the disk, as it was last counted: how many wait, which need a person, whether the server's word agrees.
import type { Laid } from "./shelf";
import type { Store } from "./store";
import { Turns } from "./turns";

export class Counts {
  waiting = 0;
  needing: readonly Laid[] = [];
  missing = 0;
  agrees = false;
  private fresh: string[] = []; // On the disk, and not counted there yet.
  private readonly turns = new Turns(() => this.count());

  /** `done` hears which records are counted on the disk from now on. */
  constructor(private readonly store: Store, private readonly done: (ids: readonly string[]) => void) {}

  /** Counts anew; `laid` has just come onto the disk. */
  next(laid?: string): Promise<void> {
    if (laid !== undefined) this.fresh.push(laid);
    return this.turns.next();
  }

  private async count(): Promise<void> {
    const fresh = [...this.fresh];
    try {
      await this.store.open();
      const [waiting, needing, { agrees, missing }] = await Promise.all([this.store.count("waiting"), this.store.attention(), this.store.heard.stand()]);
      if (this.turns.asked) return; // Something was written meanwhile: the next count knows of it.
      Object.assign(this, { waiting, needing, agrees, missing });
      this.fresh = this.fresh.slice(fresh.length);
      this.done(fresh);
    } catch {
      // What was counted before stands: better too many than too few.
    }
  }
}
