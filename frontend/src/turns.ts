// A piece of work that is done by one at a time.

export class Turns {
  private going = Promise.resolve();
  private waits: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  /** Whether somebody has asked for it since it last began. */
  get asked(): boolean {
    return this.waits !== undefined;
  }

  /** Does it once more, as soon as the one that goes on has ended; all who ask meanwhile share the next. */
  next(): Promise<void> {
    this.waits ??= this.going.then(() => {
      this.waits = undefined;
      this.going = this.work();
      return this.going;
    });
    return this.waits;
  }
}
