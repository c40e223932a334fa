// The three honest states (saved, on this tablet, needs attention), and the page behind them: what waits, what needs a person, and why.
import { type Clock, wallClock } from "./clock";
import type { Desk } from "./desk";
import { el, fill, piece, type Piece } from "./el";
import { openLayer } from "./layer";
import type { Attention, Outbox, Written } from "./outbox";
import { baby, label, page, state, text } from "./room";
import { openSheet } from "./sheet";
import { say } from "./words";

// A record that is saved within this time does not flicker.
const SHOWN_AFTER_MS = 400;
/** So long without an answer before the room is told: a single slow minute is no news. */
const AWAY_AFTER_MS = 4000;
/** A clock that is off by more is not told in minutes. */
const MINUTES_TOLD = 90;

export class Saved {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shut = "";
  private portal = false;
  private awaySince: Date | undefined;
  private heardAt: Date | undefined;
  private shown: Piece | undefined;
  /** The numbers of those a person wants to let go, and is asked once more. */
  private readonly asked = new Set<number>();
  private readonly line = document.getElementById("saved")!;
  private readonly away = document.getElementById("away")!;

  constructor(private readonly outbox: Outbox, private readonly desk: Desk, private readonly clock: Clock, private readonly promised: () => boolean | null) {
    outbox.listen((news) => {
      if (news.sort === "shut" || news.sort === "old") this.shut = news.sentence;
      else if (news.sort === "unreached") this.unreached(news.portal);
      else if (news.sort === "heard") this.reached();
      clearTimeout(this.timer);
      if (news.sort === "counted" && outbox.waiting > 0 && outbox.unkept === 0 && this.line.dataset["state"] === "saved") {
        this.timer = setTimeout(() => this.show(), SHOWN_AFTER_MS);
      } else this.show();
    });
    this.line.setAttribute("role", "button");
    this.line.tabIndex = 0;
    this.line.addEventListener("click", () => this.open());
    this.line.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") this.open();
    });
    addEventListener("beforeunload", (event) => {
      // What is on the disk is safe; what is not would go with the page.
      if (outbox.unkept > 0) event.preventDefault();
    });
    setInterval(() => this.tellAway(), 1000);
  }

  /** Whether the server did not answer when it was last asked. */
  get isAway(): boolean {
    return this.awaySince !== undefined;
  }

  /** The server answered, whatever it was asked. */
  reached(): void {
    this.heardAt = this.clock.now();
    this.awaySince = undefined;
    this.portal = false;
    this.shut = "";
    this.tellAway();
  }

  /** Nobody answered, or not the server. */
  unreached(portal = false): void {
    this.awaySince ??= this.clock.now();
    this.portal = portal;
    this.tellAway();
  }

  show(): void {
    const { waiting, attention, missing, unkept, unlaidNow, saved } = this.outbox;
    const standing = unkept > 0 ? "unkept" : attention.length > 0 ? "attention" : missing > 0 ? "missing" : saved ? "saved" : "waiting";
    this.line.dataset["state"] = standing;
    // Not before the disk has it.
    const n = { unkept, attention: attention.length, missing, waiting: waiting - unlaidNow, saved: 0 }[standing];
    this.line.textContent = standing === "waiting" && n === 0 ? text("asking") : say(text(standing), { n });
    if (this.shown !== undefined) void this.list(this.shown);
  }

  private tellAway(): void {
    const since = this.awaySince;
    const long = since !== undefined && this.clock.now().getTime() - since.getTime() > AWAY_AFTER_MS;
    const words = this.shut !== "" ? this.shut
      : long && this.portal ? text("portal")
      : long ? say(text("no_network"), { clock: wallClock(since, state.zone) })
      : this.wrongClock();
    if (this.away.textContent !== words) fill(this.away, words);
  }

  private wrongClock(): string {
    const slow = this.clock.minutesSlow();
    const n = Math.abs(slow);
    return n === 0 ? "" : say(text(n > MINUTES_TOLD ? "clock_wrong" : slow > 0 ? "clock_slow" : "clock_fast"), { n });
  }

  private open(): void {
    const made = piece("waits-template");
    this.shown = made;
    openLayer(made.root, () => (this.shown = undefined));
    void this.list(made);
  }

  private async list(made: Piece): Promise<void> {
    const { outbox } = this;
    const [waiting, elsewhere] = await Promise.all([outbox.waitingNow(), outbox.elsewhere()]);
    if (this.shown !== made) return;
    const rows = [
      ...outbox.attention.map((one) => this.needs(one)),
      ...(outbox.missing > 0 ? [this.gone(outbox.missing)] : []),
      ...(elsewhere > 0 ? [row(say(text("elsewhere"), { n: elsewhere }), text("row_elsewhere")).root] : []),
      ...waiting.map(({ at, written, kept }) => row(titleOf(written, at), text(kept ? "row_waits" : "row_unkept")).root),
    ];
    made.slot("list").replaceChildren(...rows);
    fill(made.slot("none"), rows.length === 0 ? text("all_saved") : "");
    const promised = this.promised();
    const facts = [
      this.heardAt === undefined ? "" : say(text("heard_at"), { clock: wallClock(this.heardAt, state.zone) }),
      promised === null ? "" : text(promised ? "promised" : "not_promised"),
      this.wrongClock(),
    ];
    made.slot("facts").replaceChildren(...facts.filter((told) => told !== "").map((told) => el("p", {}, told)));
  }

  private needs({ laid, written }: Attention): HTMLElement {
    const asked = this.asked.has(laid.n);
    const { root, does } = row(titleOf(written, laid.at), asked ? text("let_go") : laid.sentence ?? text(laid.code === "large" ? "row_large" : "row_asks"));
    const entry = written && this.desk.find(written.key);
    const whose = written && baby(written.moment.baby);
    const change = does("change");
    change.hidden = whose === undefined || entry === undefined || written?.moment.withdraws !== undefined;
    change.addEventListener("click", () => {
      if (entry !== undefined && whose !== undefined) openSheet(entry, whose, () => this.desk.now());
    });
    seen(does("let-go"), asked ? text("yes_let_go") : "", () => {
      // What the office has is safe; of anything else this is the last there is, and it is asked about once.
      if (asked || laid.state === "aside") void this.outbox.letGo(laid.n);
      else {
        this.asked.add(laid.n);
        this.show();
      }
    });
    return root;
  }

  /** Records that are with nobody: told once. */
  private gone(n: number): HTMLElement {
    const { root, does } = row(say(text("missing"), { n }), text("row_missing"));
    seen(does("let-go"), text("read_it"), () => void this.outbox.letGo());
    return root;
  }
}

/** The button by which a person is done with a row; `words` where its own do not say it. */
function seen(button: HTMLElement, words: string, then: () => void): void {
  if (words !== "") button.textContent = words;
  button.hidden = false;
  button.addEventListener("click", then);
}

function row(title: string, sentence: string): Piece {
  const made = piece("waits-row-template");
  fill(made.slot("title"), title);
  fill(made.slot("sentence"), sentence);
  return made;
}

/** "Comfort for Ada, 10:24"; of a record that cannot be read here any more only when it was written. */
function titleOf(written: Written | undefined, at: string): string {
  if (written === undefined) return say(text("sealed_row"), { clock: wallClock(new Date(at), state.zone) });
  const { kind, baby: id, happened_at } = written.moment;
  const title = say(page.texts[`title_${kind}`] ?? text("title"), { kind: page.kinds[kind] ?? label("kinds", kind), name: baby(id)?.name ?? "" });
  return `${title}, ${wallClock(new Date(happened_at), state.zone)}`;
}
