// Where entries begin and from where what they say goes to the outbox.
import type { Clock } from "./clock";
import { type Desk as Writing, Entry, type Said, type Standing } from "./entry";
import type { KindId } from "./kinds.gen";
import type { Moment } from "./moment";
import type { News, Outbox } from "./outbox";

const MOST = 200;
const DONE: ReadonlySet<Standing> = new Set(["draft", "saved", "undone"]);

export class Desk implements Writing {
  private readonly entries = new Map<string, Entry>();
  /** Whether the server answered when it was last asked. */
  reached = true;

  constructor(private readonly outbox: Outbox, private readonly clock: Clock, private readonly zone: () => string) {
    outbox.listen((news) => this.heard(news));
  }

  now(): Date {
    return this.clock.now();
  }

  /** Something an adult did or saw now; `more` where it was earlier, or says more already. Nothing is written yet. */
  entry(kind: KindId, baby: string, adult: string, more: Partial<Said> = {}): Entry {
    const said: Said = { kind, baby, happenedAt: this.now(), timeFrom: "tap", didBy: adult, tappedBy: adult, facts: {}, note: "", ...more };
    const made = new Entry(said, this);
    // A day is long: the oldest that are done with go.
    for (const [key, one] of this.entries) if (this.entries.size > MOST && DONE.has(one.standing)) this.entries.delete(key);
    this.entries.set(made.key, made);
    return made;
  }

  find(key: string): Entry | undefined {
    return this.entries.get(key);
  }

  /** Hands over what was said and has not left yet. */
  flush(): void {
    for (const one of this.entries.values()) one.flush();
  }

  write(said: Said, marks: Partial<Pick<Moment, "adds" | "withdraws">>, id: string, key: string, mends?: string): void {
    this.outbox.add(
      {
        id,
        kind: said.kind,
        baby: said.baby,
        happened_at: said.happenedAt.toISOString(),
        zone: this.zone(),
        facts: said.facts,
        note: said.note,
        about: said.timeFrom === "chip",
        time_from: said.timeFrom,
        known_by: this.reached ? "face" : "offline",
        did_by: said.didBy,
        tapped_by: said.tappedBy,
        device_at: this.clock.deviceNow().toISOString(),
        device_offset_ms: this.clock.offsetMs(),
        ...(said.refers === undefined ? {} : { refers: said.refers }),
        ...(said.group === undefined ? {} : { group: said.group }),
        ...marks,
      },
      key,
      mends,
    );
  }

  private heard(news: News): void {
    if (news.sort === "heard") this.reached = true;
    if (news.sort === "answered" && news.written !== undefined) this.entries.get(news.written.key)?.answered(news.answer.id, news.answer);
    for (const one of this.entries.values()) {
      if (news.sort === "laid") one.laid(news.written.moment.id);
      else if (news.sort === "not_kept") one.notKept(news.id);
      else if (news.sort === "unreached" || news.sort === "shut") one.unreached();
    }
    if (news.sort === "unreached") this.reached = false;
    if (news.sort === "laid" && !this.reached) for (const one of this.entries.values()) one.unreached();
  }
}
