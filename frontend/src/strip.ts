// The strip along the bottom after the first tap: what was saved, the baby's own chips, More, Undo. It goes by itself.
import { chips, marks } from "./chips";
import { el, fill, piece, type Piece } from "./el";
import type { Entry } from "./entry";
import { wallClock } from "./clock";
import type { KindId } from "./kinds.gen";
import { offers } from "./offers";
import { enlarged } from "./enlarged";
import { showProblem } from "./problem";
import { type Baby, page, state, text } from "./room";
import { say } from "./words";

export const GOES_AFTER_MS = 8000;
/** Undo stays this long even when the rest has gone. */
export const UNDO_FOR_MS = 10_000;

const FOR_SEVERAL: ReadonlySet<KindId> = new Set(["comfort", "together", "exploring", "milk", "food", "nappy", "sleep", "outside"]);
const MARKED: ReadonlySet<KindId> = new Set(["milk", "food"]);

/** What the strip's quiet buttons lead to. */
export interface Doors {
  more(entry: Entry, baby: Baby): void;
  also(entry: Entry, baby: Baby): void;
}

export class Strip {
  private shown: { piece: Piece; entry: Entry; stop: () => void } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly doors: Doors) {}

  /** Shows the strip of an entry in the place of the last one. `take` moves the keyboard into it. */
  open(entry: Entry, baby: Baby, take = false): void {
    this.close();
    const made = piece("strip-template");
    made.root.classList.add(`k-${entry.said.kind}`);
    fill(made.slot("title"), titleOf(entry, baby));
    if (MARKED.has(entry.said.kind)) made.slot("marks").append(...marks(baby.marks));
    const faces = withFaces(entry);
    made.slot("faces").append(el("span", { "aria-hidden": "true" }, text("with")), ...faces.buttons);
    const rows = offers(entry.said.kind, baby, () => entry.said).map(({ caption, choices }) => {
      const row = chips(entry, choices, (told) => fill(made.slot("problem"), told));
      const before = caption === undefined ? [] : [el("span", { class: "strip-told" }, caption)];
      made.slot("rows").append(el("div", { class: "strip-chips" }, ...before, ...row.buttons));
      return row;
    });
    // The mark stands beside what is chosen, where the eyes are.
    if (MARKED.has(entry.said.kind)) made.slot("rows").querySelector(".strip-chips")?.append(...marks(baby.marks));
    made.does("also").hidden = !FOR_SEVERAL.has(entry.said.kind);
    const refresh = (): void => {
      [faces, ...rows].forEach((row) => row.refresh());
      fill(made.slot("told"), tellOf(entry));
      showProblem(entry, made.slot("problem"));
      this.live();
    };
    this.shown = { piece: made, entry, stop: entry.listen(refresh) };
    made.does("more").addEventListener("click", () => this.leave(() => this.doors.more(entry, baby)));
    made.does("also").addEventListener("click", () => this.leave(() => this.doors.also(entry, baby)));
    made.does("done").addEventListener("click", () => this.close());
    made.does("undo").addEventListener("click", () => this.undo(entry));
    for (const name of ["pointerdown", "keydown"]) made.root.addEventListener(name, () => this.live());
    document.body.append(made.root);
    refresh();
    if (take) made.root.querySelector<HTMLElement>("button")?.focus();
  }

  /** Takes the strip away; what was said leaves at once. */
  close(): void {
    clearTimeout(this.timer);
    if (this.shown === undefined) return;
    const { piece: made, entry, stop } = this.shown;
    this.shown = undefined;
    stop();
    made.root.remove();
    entry.flush();
  }

  private leave(then: () => void): void {
    this.close();
    then();
  }

  private undo(entry: Entry): void {
    entry.undo();
    const made = this.shown?.piece;
    if (made === undefined) return;
    made.root.classList.add("strip--small");
    made.does("undo").hidden = true;
    fill(made.slot("told"), text("taken_back"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), 1500);
  }

  /** Somebody is looking at it: the eight seconds begin again. A refused record does not go before it is mended. */
  private live(): void {
    clearTimeout(this.timer);
    const shown = this.shown;
    if (shown === undefined || shown.entry.standing === "undone") return;
    shown.piece.root.classList.remove("strip--small");
    // Enlarged letters take longer to read, and the strip may have to be scrolled: then it stays until it is closed.
    if (shown.entry.problem !== undefined || enlarged()) return;
    this.timer = setTimeout(() => {
      shown.piece.root.classList.add("strip--small");
      this.timer = setTimeout(() => this.close(), UNDO_FOR_MS - GOES_AFTER_MS);
    }, GOES_AFTER_MS);
  }
}

/** "Comfort for Ada". */
export function titleOf(entry: Entry, baby: Baby): string {
  const kind = entry.said.kind;
  return say(page.texts[`title_${kind}`] ?? text("title"), { kind: page.kinds[kind] ?? kind, name: baby.name });
}

/** "10:24, saved". */
export function tellOf(entry: Entry): string {
  const told = { saved: "saved_at", going: "saving_at", here: "here_at", unkept: "unkept_at", refused: "not_saved", draft: "not_saved", undone: "taken_back" }[entry.standing];
  return say(text(told), { clock: wallClock(entry.said.happenedAt, state.zone) });
}

/** The adults' faces: who had the baby. Whoever has a free hand taps for whoever has the baby. */
export function withFaces(entry: Entry): { buttons: HTMLButtonElement[]; refresh(): void } {
  const buttons = state.faces.map((face) =>
    el("button", { type: "button", class: "face", "aria-label": face.name, onclick: () => entry.change({ didBy: face.id }) }, face.short),
  );
  const refresh = (): void => buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(state.faces[i]?.id === entry.said.didBy)));
  refresh();
  return { buttons, refresh };
}
