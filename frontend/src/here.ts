// What was written on this tablet and is not on the board yet, put onto the cards: so that it is seen, and a sleep can be looked in on.
import { el } from "./el";
import type { Answer, Moment } from "./moment";
import type { Written } from "./outbox";
import { type Baby, page, state, text } from "./room";
import { wallClock } from "./clock";
import { say } from "./words";

const TOLD_SEPARATELY: ReadonlySet<string> = new Set(["withdrawal", "differently", "same_nap"]);
const MINUTE_MS = 60_000;
/** A day without a network must not fill the card: the newest of them. */
const MOST_TOLD = 3;

interface One {
  readonly written: Written;
  /** Whether the disk has it. */
  readonly laid: boolean;
  /** The log's number of it, once it has one. */
  seq?: number;
  aside?: true;
}

/** What this tablet wrote and the board does not show yet, as it can still be read. */
export class Here {
  private readonly found = new Map<string, One>();

  add(written: Written, laid = false): void {
    this.found.set(written.moment.id, { written, laid });
  }

  answered({ id, outcome, seq }: Answer): void {
    const one = this.found.get(id);
    if (one === undefined) return;
    if (outcome === "kept" || outcome === "had") one.seq = seq ?? 0;
    else one.aside = true;
  }

  /** The board shows everything up to this number. Returns the ids that are done with. */
  shown(seq: number): string[] {
    const done = [...this.found].filter(([, one]) => one.seq !== undefined && one.seq <= seq).map(([id]) => id);
    for (const id of done) this.found.delete(id);
    return done;
  }

  /** In the order they were written; what was set aside is not among them. */
  get written(): Written[] {
    return this.standing.map((one) => one.written);
  }

  /** Those of them that are on this tablet's disk. */
  get laid(): Written[] {
    return this.standing.filter((one) => one.laid).map((one) => one.written);
  }

  private get standing(): One[] {
    return [...this.found.values()].filter((one) => one.aside === undefined);
  }
}

/** The state as the server told it, with what is here laid on top; `of` are in the order they were written. */
export function layHere(of: readonly Written[]): void {
  const moments = standing(of);
  for (const baby of state.babies) layOnto(baby, moments.filter((moment) => moment.baby === baby.id));
}

/** The moments that stand: the latest words of each, without those taken back. */
function standing(of: readonly Written[]): Moment[] {
  const gone = new Set(of.map(({ moment }) => moment.withdraws));
  const found = new Map<string, Moment>();
  for (const { moment } of of) {
    if (TOLD_SEPARATELY.has(moment.kind)) continue;
    const root = moment.adds ?? moment.id;
    if (!gone.has(root)) found.set(root, { ...moment, id: root });
  }
  return [...found.values()];
}

function layOnto(baby: Baby, moments: readonly Moment[]): void {
  const open = baby as { -readonly [Part in keyof Baby]: Baby[Part] };
  for (const moment of moments) {
    const at = wallClock(new Date(moment.happened_at), state.zone);
    if (moment.kind === "milk" || moment.kind === "nappy" || moment.kind === "sleep") {
      open.last = { milk: "", nappy: "", sleep: "", ...open.last, [moment.kind]: at };
    }
    if (moment.kind === "sleep") {
      open.asleep = moment.id;
      open.sleep = { at: moment.happened_at, seen_at: "" };
    } else if (moment.kind === "look_in" && open.sleep !== undefined && moment.refers === open.asleep && moment.facts["answer"] === undefined) {
      open.sleep = { ...open.sleep, seen_at: moment.happened_at };
    } else if (moment.kind === "woke" && moment.refers === open.asleep) {
      delete open.asleep;
      delete open.sleep;
    } else if (moment.kind === "arrival") open.here = true;
  }
}

/** Draws it: a line on each card of what is `laid` on the disk, and the look-ins that are due by all that is here. `waits`: the network is away. */
export function drawHere(laid: readonly Written[], waits: boolean, now: Date): void {
  for (const old of document.querySelectorAll(".here-line, .here-cots")) old.remove();
  for (const drawn of document.querySelectorAll<HTMLElement>(".sleepers[hidden]")) drawn.hidden = false;
  if (!waits) return;
  const moments = standing(laid);
  for (const baby of state.babies) {
    const told = moments.filter((moment) => moment.baby === baby.id).map(words);
    if (told.length === 0) continue;
    const place = document.querySelector(`[data-key="card-${baby.id}"] .card-words`) ?? document.querySelector(`[data-key="open-${baby.id}"]`);
    place?.append(el("p", { class: "here-line" }, say(text("here_line"), { what: told.slice(-MOST_TOLD).join(" · ") })));
  }
  const cots = state.babies.flatMap((baby) => (baby.asleep === undefined || baby.sleep === undefined ? [] : [cot(baby, baby.asleep, baby.sleep, now)]));
  const strip = document.querySelector("[data-live=asleep]");
  if (cots.length === 0 || strip === null) return;
  const list = el("ul", { class: "sleepers here-cots", role: "list" }, ...cots);
  const drawn = strip.querySelector<HTMLElement>(".sleepers");
  if (drawn === null) strip.append(el("div", { class: "sleeping here-cots" }, el("section", { "aria-label": text("asleep") }, el("h2", {}, text("asleep")), list)));
  else {
    drawn.hidden = true;
    drawn.after(list);
  }
}

function words(moment: Moment): string {
  const clock = wallClock(new Date(moment.happened_at), state.zone);
  return `${clock} ${(page.kinds[moment.kind] ?? moment.kind).toLowerCase()}`;
}

/** One sleeping baby: the next look-in is one interval after the last that is written, here or at the server. */
function cot(baby: Baby, asleep: string, sleep: NonNullable<Baby["sleep"]>, now: Date): HTMLElement {
  const last = new Date(sleep.seen_at === "" ? sleep.at : sleep.seen_at);
  const by = baby.every === undefined ? undefined : new Date(last.getTime() + baby.every * MINUTE_MS);
  const due = by !== undefined && by <= now;
  const told = by === undefined ? "" : due ? text("look_now") : say(text("look_by"), { clock: wallClock(by, state.zone) });
  return el(
    "li",
    { class: `sleeper${due ? " sleeper--due" : ""}` },
    el(
      "div",
      { class: "sleeper-now" },
      el("span", { class: "name" }, baby.name),
      el("span", { class: "sleeper-due" }, told),
      el("button", { class: "btn btn--kind k-sleep", type: "button", "data-act": "look_in", "data-baby": baby.id, "data-sleep": asleep }, text("looked_in")),
    ),
  );
}
