// What was written here and is not in the log yet. Nothing leaves before the server has named its id.
import type { Answer, Moment } from "./moment";

/** Where unsent records live. In memory today; a store on the disk has the same three verbs. */
export interface Store {
  all(): Promise<readonly Letter[]>;
  put(letter: Letter): Promise<void>;
  drop(id: string): Promise<void>;
}

/** A record with the `key` of the entry it belongs to. */
export interface Letter {
  readonly key: string;
  readonly moment: Moment;
}

/** What the server said. `answers`: one for each. `rejected`: these records as a whole cannot be read. `shut`: this tablet may not write. */
export type Reply = { answers: readonly Answer[] } | { rejected: string } | { shut: string };

/** Hands records over; throws when nobody could be reached. */
export type Post = (moments: readonly Moment[]) => Promise<Reply>;

export interface Refused extends Letter {
  readonly answer: Answer;
}

export type News =
  | { readonly sort: "answered"; readonly letter: Letter; readonly answer: Answer }
  | { readonly sort: "unreached" }
  | { readonly sort: "shut"; readonly sentence: string }
  | { readonly sort: "counted" };

const AT_ONCE = 40;
const WAITS = [1000, 2000, 4000, 8000, 15000] as const;

export function inMemory(): Store {
  const letters = new Map<string, Letter>();
  return {
    all: async () => [...letters.values()],
    put: async (letter) => void letters.set(letter.moment.id, letter),
    drop: async (id) => void letters.delete(id),
  };
}

export class Outbox {
  private readonly unsent = new Map<string, Letter>();
  private readonly refused = new Map<string, Refused>();
  private readonly inFlight = new Set<string>();
  private readonly listeners: ((news: News) => void)[] = [];
  private sending = false;
  private failures = 0;
  private oneByOne = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: Store, private readonly post: Post) {}

  /** How many records are on this tablet only. */
  get waiting(): number {
    return this.unsent.size;
  }

  /** Records the log would not take, newest word of each entry; kept until somebody changes them or lets them go. */
  get attention(): readonly Refused[] {
    return [...this.refused.values()];
  }

  listen(listener: (news: News) => void): void {
    this.listeners.push(listener);
  }

  /** Takes up what an earlier page left. */
  async open(): Promise<void> {
    for (const letter of await this.store.all()) this.unsent.set(letter.moment.id, letter);
    this.tell({ sort: "counted" });
    this.retry();
  }

  /** Keeps a record and sends it. A completion of the same record that has not left yet is replaced: the newest says it all. */
  add(moment: Moment, key: string): void {
    for (const [id, letter] of this.unsent) {
      const older = moment.adds !== undefined && letter.key === key && letter.moment.adds === moment.adds;
      if (older && !this.inFlight.has(id)) this.forget(id);
    }
    const letter = { key, moment };
    this.refused.delete(key);
    this.unsent.set(moment.id, letter);
    this.tell({ sort: "counted" });
    void this.store.put(letter).then(() => this.pump());
  }

  /** A person says that a refused record need not be written. */
  letGo(key: string): void {
    this.refused.delete(key);
    this.tell({ sort: "counted" });
  }

  /** Tries again at once: the network is back, or the page is looked at again. */
  retry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.sending || this.timer !== undefined) return;
    this.sending = true;
    try {
      while (this.unsent.size > 0) {
        const letters = [...this.unsent.values()].slice(0, this.oneByOne ? 1 : AT_ONCE);
        if (!(await this.send(letters))) return;
      }
      this.oneByOne = false;
    } finally {
      this.sending = false;
    }
  }

  /** Whether the next batch may follow at once. */
  private async send(letters: readonly Letter[]): Promise<boolean> {
    for (const letter of letters) this.inFlight.add(letter.moment.id);
    let reply: Reply;
    try {
      reply = await this.post(letters.map((letter) => letter.moment));
    } catch {
      this.tell({ sort: "unreached" });
      return this.wait();
    } finally {
      this.inFlight.clear();
    }
    if ("shut" in reply) {
      this.tell({ sort: "shut", sentence: reply.shut });
      return this.wait();
    }
    if ("rejected" in reply) return this.rejected(letters, reply.rejected);
    const answers = new Map(reply.answers.map((answer) => [answer.id, answer]));
    let answered = 0;
    for (const letter of letters) {
      const answer = answers.get(letter.moment.id);
      if (answer === undefined) continue;
      answered += 1;
      this.settle(letter, answer);
    }
    if (answered === 0) return this.wait();
    this.failures = 0;
    return true;
  }

  /** One unreadable record must not hold up the rest: they go one by one until it is found. */
  private rejected(letters: readonly Letter[], sentence: string): boolean {
    const only = letters.length === 1 ? letters[0] : undefined;
    this.oneByOne = true;
    if (only !== undefined) {
      this.settle(only, { id: only.moment.id, outcome: "refused", sentence, field: "", code: "rejected", seq: null });
    }
    return true;
  }

  private settle(letter: Letter, answer: Answer): void {
    this.forget(letter.moment.id);
    if (answer.outcome === "refused") this.refused.set(letter.key, { ...letter, answer });
    this.tell({ sort: "answered", letter, answer });
    this.tell({ sort: "counted" });
  }

  private forget(id: string): void {
    this.unsent.delete(id);
    void this.store.drop(id);
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
