// One thing being written about one baby: saved by the first tap, completed by the next ones, taken back by Undo.
import type { KindId } from "./kinds.gen";
import type { Answer, Facts, Moment, TimeFrom } from "./moment";
import { uuid7 } from "./uuid7";

/** Several taps on chips make one record: it leaves this long after the last of them. */
export const SETTLES_AFTER_MS = 600;

/** What an adult says with a tap. */
export interface Said {
  readonly kind: KindId;
  readonly baby: string;
  readonly happenedAt: Date;
  readonly timeFrom: TimeFrom;
  readonly didBy: string;
  readonly tappedBy: string;
  readonly facts: Facts;
  readonly note: string;
  readonly refers?: string;
  readonly group?: string;
}

/** Takes what an entry says to the outbox, with this device's own marks on it. */
export interface Desk {
  /** `mends`: the record that was set aside and is said anew. */
  write(said: Said, marks: Partial<Pick<Moment, "adds" | "withdraws">>, id: string, key: string, mends?: string): void;
}

/** `draft`: nothing written yet. `going`: on its way to the disk or the log. `here`: on this tablet only. `unkept`: this tablet's disk did not
 *  take it. `refused`: it is set aside, and can be said anew. `undone`: taken back. */
export type Standing = "draft" | "going" | "saved" | "here" | "unkept" | "refused" | "undone";

export class Entry {
  readonly key: string = uuid7();
  standing: Standing = "draft";
  /** The sentence of a refusal, and its stable code. */
  problem: { readonly sentence: string; readonly code: string } | undefined;
  private root: string | undefined;
  private readonly open = new Set<string>();
  private readonly laidOnes = new Set<string>();
  private mends: string | undefined;
  private changed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private words: Said, private readonly desk: Desk) {}

  get said(): Said {
    return this.words;
  }

  /** Writes it for the first time. */
  save(): this {
    if (this.root === undefined) {
      this.changed = false;
      this.root = uuid7();
      this.hand({}, this.root);
    }
    return this;
  }

  /** Says more, or says it differently; it leaves a little later, together with what follows. */
  change(more: Partial<Omit<Said, "kind" | "baby">>): void {
    this.words = { ...this.words, ...more };
    this.changed = true;
    this.problem = undefined;
    clearTimeout(this.timer);
    if (this.standing !== "draft") this.timer = setTimeout(() => this.flush(), SETTLES_AFTER_MS);
    this.tell();
  }

  /** Sends what was said since the last time, now. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.changed || this.standing === "draft" || this.standing === "undone") return;
    this.changed = false;
    if (this.root === undefined) {
      this.save();
      return;
    }
    this.hand({ adds: this.root }, uuid7());
  }

  /** Takes it back: both the moment and its taking back stay in the log. */
  undo(): void {
    clearTimeout(this.timer);
    this.changed = false;
    if (this.root !== undefined) {
      const { note: _note, group: _group, ...rest } = this.words;
      this.desk.write({ ...rest, kind: "withdrawal", facts: { why: "undo" }, note: "" }, { withdraws: this.root }, uuid7(), this.key);
    }
    this.standing = "undone";
    this.tell();
  }

  /** The log answered one of this entry's records. */
  answered(id: string, answer: Answer): void {
    if (!this.open.delete(id) || this.standing === "undone") return;
    if (answer.outcome === "aside" || answer.outcome === "not_yours") {
      // A first record that was set aside is no root: what is said next starts anew, and says so.
      if (id === this.root) this.root = undefined;
      this.mends = id;
      this.problem = { sentence: answer.sentence, code: answer.code };
      this.standing = "refused";
    } else if (this.open.size === 0 && this.standing !== "refused") {
      this.standing = "saved";
    }
    this.tell();
  }

  /** One of this entry's records is on the tablet's disk. */
  laid(id: string): void {
    if (!this.open.has(id)) return;
    this.laidOnes.add(id);
    if (this.standing === "unkept") this.unreached();
  }

  /** The tablet's disk did not take one of them. */
  notKept(id: string): void {
    if (!this.open.has(id) || this.standing === "undone") return;
    this.standing = "unkept";
    this.tell();
  }

  /** Nobody could be reached: what is unanswered is on this tablet, once its disk has it. */
  unreached(): void {
    if (this.open.size === 0 || this.standing === "undone" || this.standing === "refused") return;
    this.standing = [...this.open].every((id) => this.laidOnes.has(id)) ? "here" : this.standing === "unkept" ? "unkept" : "going";
    this.tell();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private hand(marks: Partial<Pick<Moment, "adds">>, id: string): void {
    this.open.add(id);
    this.standing = "going";
    this.problem = undefined;
    const mends = this.mends;
    this.mends = undefined;
    this.desk.write(this.words, marks, id, this.key, mends);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
