// What was written here and is not in the log yet. Nothing is called kept before it is on this tablet's disk, nothing saved before the
// server has named its id, and nothing leaves the disk for a fortnight after that.
import { isHere, meaning } from "./answers";
import { Counts } from "./counts";
import { Laying } from "./laying";
import type { Answer, Moment } from "./moment";
import { type Attention, type News, Portal, type Post, type Reply, type Seal, type Turn, type Unlaid, type Unread, type Word, type Written } from "./news";
import { FIRST, MOST, MOST_EMPTY, SIGN_OF_LIFE_MS, STALLED_MS, WAITS } from "./pace";
import type { Laid } from "./shelf";
import type { Store } from "./store";

export * from "./news";

export class Outbox {
  private readonly written = new Map<string, Written>();
  private readonly laying: Laying;
  private readonly listeners: ((news: News) => void)[] = [];
  private readonly disk: Counts;
  private mine = false;
  private sending: { since: number } | undefined;
  private failures = 0;
  private atOnce = FIRST;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private spoke = -Infinity;
  private isShut = false;
  private isOld = false;
  private passed = 0; // So many of those that wait a shut-out tablet has handed to the office in this round.
  private isCounted = false;
  private tidied = false;
  private anew = 0; // So many of an outbox that was emptied were written again.

  constructor(
    private readonly store: Store,
    seal: Seal,
    private readonly post: Post,
    private readonly turn: Turn,
    private readonly now: () => number = Date.now,
  ) {
    this.laying = new Laying(store, seal, { laid: (written) => this.laid(written), failed: (id) => this.notKept(id), again: () => this.retry() });
    this.disk = new Counts(store, (ids) => this.counted(ids));
    turn.hear((word) => void this.heard(word));
  }

  /** How many records are on this tablet only. */
  get waiting(): number {
    return this.disk.waiting + this.laying.all.length;
  }

  /** How many of them this tablet could not put on its disk. */
  get unkept(): number {
    return this.laying.failed.length;
  }

  /** Records that need a person, oldest first. */
  get attention(): readonly Attention[] {
    return this.disk.needing.map((laid) => ({ laid, written: this.written.get(laid.id) }));
  }

  /** How many records are with nobody any more, and nobody here has read that. */
  get missing(): number {
    return this.disk.missing;
  }

  /** Nothing waits or needs a person, the server's own word reaches as far as the numbers here, the disk was read and is not another than it was. */
  get saved(): boolean {
    return this.isCounted && !this.store.isAnother && this.waiting + this.disk.needing.length + this.missing === 0 && this.disk.agrees;
  }

  /** Whether a newer program may come: nothing waits, or what waits is on the disk and needs just that. */
  get mayBeNewer(): boolean {
    return this.waiting === 0 || (this.isOld && this.laying.all.length === 0);
  }

  /** How many are on their way to the disk. */
  get unlaidNow(): number {
    return this.laying.all.length - this.unkept;
  }

  listen(listener: (news: News) => void): void {
    this.listeners.push(listener);
  }

  /** Takes up what earlier pages left, and what a damaged database lost, before anything is counted. `readable`: those of today that can still be read. */
  async open(readable: readonly Written[] = []): Promise<void> {
    for (const one of readable) this.written.set(one.moment.id, one);
    this.store.onEmptied = () => this.layAnew();
    this.turn.wait(() => {
      this.mine = true;
      this.retry();
    });
    await this.store.open();
    await this.disk.next();
    void this.store.tidyCopies().catch(() => {});
  }

  /** Keeps a record, then hands it in. `mends`: the record that was set aside and is said anew by this one. */
  add(moment: Moment, key: string, mends?: string): void {
    const written = { key, moment };
    this.written.set(moment.id, written);
    this.laying.add(written, mends);
    this.tell({ sort: "added", written });
    this.tell({ sort: "counted" });
  }

  /** Resolves once everything is on the disk, or turned away by it; after `most` milliseconds in any case. */
  async quiet(most: number): Promise<void> {
    const ends = this.now() + most;
    while (this.unlaidNow > 0 && this.now() < ends) await new Promise((on) => setTimeout(on, 2));
  }

  /** A person has seen to a record that needed one; without a number, has read that some are missing. */
  async letGo(n?: number): Promise<void> {
    await (n === undefined ? this.store.heard.tell() : this.store.letGo(n));
    await this.disk.next();
    this.turn.tell({ sort: "laid" });
  }

  /** How many records wait for the nurseries this tablet was at before. */
  elsewhere(): Promise<number> {
    return this.store.elsewhere().catch(() => 0);
  }

  /** Those of this page that wait, as they can be read, and those whose words are sealed. */
  async waitingNow(): Promise<readonly { readonly at: string; readonly written: Written | undefined; readonly kept: boolean }[]> {
    const laid = await this.store.waiting(MOST);
    const here = laid.map((one) => ({ at: one.at, written: this.written.get(one.id), kept: true }));
    return [...here, ...this.laying.all.map(({ written, failed }) => ({ at: written.moment.device_at, written, kept: failed !== true }))];
  }

  /** Tries again at once: the network is back, or the page is looked at again. */
  retry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.sending !== undefined && this.now() - this.sending.since > STALLED_MS) this.sending = undefined;
    this.laying.retry();
    void this.pump();
  }

  /** Resolves when nothing waits or the server has said that this tablet is shut out; after `most` milliseconds in any case. */
  async handedIn(most: number): Promise<void> {
    const ends = this.now() + most;
    this.isShut = false;
    while (!this.isShut && this.waiting > 0 && this.now() < ends) await new Promise((on) => setTimeout(on, 50));
  }

  private laid(written: Written): void {
    this.tell({ sort: "laid", written });
    this.turn.tell({ sort: "laid" });
    void this.disk.next(written.moment.id);
    void this.pump();
  }

  private notKept(id: string): void {
    this.tell({ sort: "not_kept", id });
    this.tell({ sort: "counted" });
    // Where there is no room on the disk there may still be a network.
    void this.pump();
  }

  /** The disk was emptied under this page: what it wrote and still knows is written again. */
  private layAnew(): void {
    const lost = [...this.written.values()].filter(({ moment }) => !this.laying.has(moment.id));
    this.anew += lost.length;
    for (const { moment, key } of lost) this.add(moment, key);
  }

  private async pump(): Promise<void> {
    if (!this.mine || this.sending !== undefined || this.timer !== undefined) return;
    const going = (this.sending = { since: this.now() });
    this.passed = 0;
    try {
      let empty = 0;
      for (;;) {
        await this.store.open();
        const records = (await this.store.waiting(this.passed + this.atOnce)).slice(this.passed);
        const loose = records.length > 0 ? [] : this.laying.failed.filter((one) => !one.turnedAway).slice(0, this.atOnce);
        const silent = this.now() - this.spoke > SIGN_OF_LIFE_MS;
        if (this.passed + records.length + loose.length === 0 && ((this.disk.agrees && !silent) || ++empty > MOST_EMPTY)) break;
        going.since = this.now();
        if (!(await this.send(records, loose, going))) break;
        // Given up meanwhile: another run has begun.
        if (this.sending !== going) return;
      }
    } catch {
      // The disk does not answer: tried again like the network.
      if (this.sending === going) this.wait();
    } finally {
      if (this.sending === going) this.sending = undefined;
    }
  }

  /** Whether the next batch may follow at once. */
  private async send(records: readonly Laid[], loose: readonly Unlaid[], going: { since: number }): Promise<boolean> {
    let reply: Reply;
    const standing = await this.store.standing();
    try {
      reply = await this.post(standing, records, loose.map((one) => one.written.moment));
    } catch (problem) {
      if (this.sending !== going) return false;
      this.atOnce = Math.max(1, Math.floor(this.atOnce / 2));
      const word = { sort: "unreached", portal: problem instanceof Portal } as const;
      this.tell(word);
      this.turn.tell(word);
      return this.wait();
    }
    this.spoke = this.now();
    if ("shut" in reply) {
      this.tell({ sort: "shut", sentence: reply.shut });
      this.passed += records.length;
      if (records.length > 0) return true;
      this.isShut = true;
      return this.wait();
    }
    this.passed = 0;
    this.isOld = "old" in reply;
    if ("old" in reply) {
      this.tell({ sort: "old", sentence: reply.old });
      return this.wait();
    }
    if ("code" in reply) return this.tooMuch(records, loose, reply);
    const sent = new Map(records.map((one) => [one.id, one]));
    const answers = reply.answers.filter((answer): answer is Answer & { readonly n: number } => sent.get(answer.id)?.n === answer.n);
    await this.settle(answers, sent, reply.at);
    const handed = reply.answers.filter((answer) => answer.n === null && loose.some((one) => one.written.moment.id === answer.id));
    for (const answer of handed) {
      // What the server could do nothing with stays here: it tries for the disk.
      if (!isHere(answer) && answer.outcome !== "aside") loose.find((one) => one.written.moment.id === answer.id)!.turnedAway = true;
      else this.laying.drop(answer.id);
      this.answered(answer);
    }
    await this.store.offerAgain(reply.wants);
    await this.store.heard.hear(reply.reaches, reply.gone, standing.before && Math.max(0, reply.goneBefore - this.anew));
    if (standing.before !== undefined) this.store.beforeIsTold();
    if (!this.tidied) void this.store.tidy(reply.at).catch(() => {});
    [this.anew, this.tidied] = [0, true];
    await this.disk.next();
    this.turn.tell({ sort: "answered", answers });
    this.tell({ sort: "heard" });
    if (records.length + loose.length > 0 && answers.length + handed.length === 0) return this.wait();
    this.failures = 0;
    this.atOnce = Math.min(MOST, this.atOnce * 2);
    return true;
  }

  /** One record nobody can read must not hold up the rest: less and less is sent, until it is found. */
  private async tooMuch(records: readonly Laid[], loose: readonly Unlaid[], why: Unread): Promise<boolean> {
    const sent = records.length + loose.length;
    if (sent === 0) return this.wait();
    if (sent > 1) {
      this.atOnce = Math.floor(sent / 2);
      return true;
    }
    const [only] = records;
    if (only === undefined) {
      loose[0]!.turnedAway = true;
      return true;
    }
    await this.store.settle([{ n: only.n, id: only.id, state: "refused", ...why }]);
    await this.disk.next();
    return true;
  }

  private async settle(answers: readonly (Answer & { readonly n: number })[], sent: ReadonlyMap<string, Laid>, at: number): Promise<void> {
    await this.store.settle(answers.map(meaning), at);
    for (const answer of answers) this.answered(answer);
    // What was said anew needs nobody any more.
    const anew = answers.filter(isHere).map((answer) => sent.get(answer.id)?.mends);
    for (const laid of await this.store.attention()) if (anew.includes(laid.id)) await this.store.letGo(laid.n);
  }

  private answered(answer: Answer): void {
    this.tell({ sort: "answered", answer, written: this.written.get(answer.id) });
    if (isHere(answer)) this.written.delete(answer.id);
  }

  private async heard(word: Word): Promise<void> {
    if (word.sort === "unreached") return this.tell(word);
    if (word.sort === "answered") for (const answer of word.answers) this.answered(answer);
    await this.disk.next();
    if (word.sort === "laid") void this.pump();
    else this.tell({ sort: "heard" });
  }

  private counted(ids: readonly string[]): void {
    for (const id of ids) this.laying.drop(id);
    this.isCounted = true;
    this.tell({ sort: "counted" });
  }

  private wait(): false {
    const pause = WAITS[Math.min(this.failures, WAITS.length - 1)]!;
    this.failures += 1;
    this.timer = setTimeout(() => this.retry(), pause);
    return false;
  }

  private tell(news: News): void {
    for (const listener of this.listeners) listener(news);
  }
}
