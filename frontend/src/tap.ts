// What a tap on the board means, and who is asked before it is written.
import type { When } from "./ago";
import type { Desk } from "./desk";
import type { Entry, Said } from "./entry";
import type { Faces } from "./faces";
import type { KindId } from "./kinds.gen";
import { openLegend, openPanel, type Acts } from "./panel";
import { onPress } from "./press";
import { type Baby, baby, state } from "./room";
import { openSeveral } from "./several";
import { openSheet } from "./sheet";
import { Strip } from "./strip";
import { turnTheme } from "./theme";
import { whoIsHere } from "./wake";

/** Two taps on one thing within this time are one tap. */
const ONE_TAP_MS = 1000;
/** These wait for their first answer: one tap would say too little. */
const WAITS: ReadonlySet<KindId> = new Set(["food"]);

export class Taps implements Acts {
  private readonly strip: Strip;
  private last: { what: string; at: number } = { what: "", at: 0 };
  private byKeyboard = false;

  constructor(private readonly desk: Desk, private readonly faces: Faces, readonly away: () => boolean) {
    this.strip = new Strip({
      more: (entry, of) => openSheet(entry, of, () => this.now()),
      also: (entry, of) => openSeveral(entry, of, desk),
    });
    document.addEventListener("click", (event) => this.clicked(event));
  }

  now(): Date {
    return this.desk.now();
  }

  write(kind: KindId, of: Baby, facts: Said["facts"], when: When | undefined): void {
    if (this.again(`${kind} ${of.id}`)) return;
    if (WAITS.has(kind)) return this.draft(kind, of, when);
    this.begin(kind, of, { facts, ...when }, (entry) => {
      if (kind === "comfort") light(of);
      this.strip.open(entry, of, this.byKeyboard);
    });
  }

  draft(kind: KindId, of: Baby, when: When | undefined): void {
    const at = this.now();
    whoIsHere(this.faces, (adult) => openSheet(this.desk.entry(kind, of.id, adult, { happenedAt: at, facts: kind === "moved" ? { from_room: state.room } : kind === "reunion" && this.away() ? { goes_home: true } : {}, ...when }), of, () => this.now()));
  }

  lookIn(of: Baby, sleep: string, when: When | undefined): void {
    if (this.again(`look_in ${of.id}`)) return;
    this.begin("look_in", of, { refers: sleep, ...when }, (entry) => this.strip.open(entry, of, this.byKeyboard));
  }

  awake(of: Baby, sleep: string, when: When | undefined): void {
    if (this.again(`woke ${of.id}`)) return;
    this.begin("woke", of, { refers: sleep, ...when }, (entry) => this.strip.open(entry, of, this.byKeyboard));
  }

  sameNap(of: Baby, one: string, other: string, answer: "same" | "two"): void {
    this.begin("same_nap", of, { refers: one, facts: { other, answer } }, () => {});
  }

  /** Waking is a press and not a tap, on the card as in the panel: a toddler's slap does not wake a baby. */
  bind(): void {
    for (const button of document.querySelectorAll<HTMLElement>("[data-hold=awake]:not([data-bound])")) {
      button.dataset["bound"] = "";
      const { baby: id = "", sleep = "" } = button.dataset;
      onPress(button, () => {
        const of = baby(id);
        if (of !== undefined) this.awake(of, sleep, undefined);
      });
    }
  }

  /** Writes it under the name of whoever is here; the time is that of the tap, not of the face. */
  private begin(kind: KindId, of: Baby, more: Partial<Said>, then: (entry: Entry) => void): void {
    const at = this.now();
    whoIsHere(this.faces, (adult) => then(this.desk.entry(kind, of.id, adult, { happenedAt: at, ...more }).save()));
  }

  private again(what: string): boolean {
    const at = performance.now();
    const twice = this.last.what === what && at - this.last.at < ONE_TAP_MS;
    this.last = { what, at };
    return twice;
  }

  private clicked(event: MouseEvent): void {
    const later = (event.target as Element).closest<HTMLElement>(".later-open");
    const arriving = this.away() ? baby(later?.dataset["key"]?.replace("open-", "") ?? "") : undefined;
    if (arriving !== undefined) {
      event.preventDefault();
      this.draft("arrival", arriving, undefined);
      return;
    }
    const button = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (button === null) return;
    this.byKeyboard = event.detail === 0;
    const { act, baby: id = "", sleep = "", due = "", answer = "" } = button.dataset;
    if (act === "dim") return turnTheme();
    if (act === "legend") return openLegend();
    event.preventDefault();
    const of = baby(id);
    if (of === undefined) return;
    if (act === "comfort") {
      this.write("comfort", of, {}, undefined);
    } else if (act === "look_in") this.lookIn(of, sleep, undefined);
    else if (act === "answer") this.answer(of, sleep, due, answer, button);
    else if (act === "open") whoIsHere(this.faces, () => openPanel(baby(id) ?? of, this));
  }

  /** One person, one baby, one time: it shows as written later. */
  private answer(of: Baby, sleep: string, due: string, answer: string, button: HTMLElement): void {
    if (this.again(`answer ${sleep} ${due}`)) return;
    const at = new Date(due);
    this.begin("look_in", of, { refers: sleep, happenedAt: at, timeFrom: "typed", facts: { due_at: due, answer } }, () => {
      button.closest(".sleeper-question")?.setAttribute("hidden", "");
    });
  }
}

/** The heart on the card shows for a moment that it was heard. */
function light(of: Baby): void {
  const heart = document.querySelector(`[data-key="heart-${of.id}"]`);
  heart?.classList.add("is-saved");
  setTimeout(() => heart?.classList.remove("is-saved"), ONE_TAP_MS);
}
