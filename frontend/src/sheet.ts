// The sheet: everything that can be said about one moment, only when it is asked for.
import { ago } from "./ago";
import { marks } from "./chips";
import { el, fill, piece } from "./el";
import type { Entry } from "./entry";
import { closeLayer, openLayer } from "./layer";
import { showProblem } from "./problem";
import { questions } from "./questions";
import { type Baby, page, text } from "./room";
import { titleOf, withFaces } from "./strip";
import { say } from "./words";

/** Opens the sheet of an entry. A draft is written with its first answer, what is typed when the sheet is left; anything else is
 *  saved already and grows with every tap. Nothing is lost by leaving. */
export function openSheet(entry: Entry, baby: Baby, now: () => Date): void {
  const made = piece("sheet-template");
  const { root, slot, does } = made;
  root.classList.add(`k-${entry.said.kind}`);
  fill(slot("title"), titleOf(entry, baby));
  slot("marks").append(...marks(baby.marks));
  slot("ago").append(ago(now, (when) => entry.change(when), entry.said.timeFrom === "tap" ? undefined : entry.said));
  const faces = withFaces(entry);
  slot("faces").append(...faces.buttons);
  const problem = slot("problem");
  const asked = questions(entry, baby, (told) => fill(problem, told));
  const half = Math.ceil(asked.length / 2);
  const sides = [asked.slice(0, half), asked.slice(half)].filter((side) => side.length > 0);
  slot("questions").append(...sides.map((side) => el("div", { class: "question-side" }, ...side.map((one) => one.node))));
  line(entry, made.slot("line"), made.slot("fits"), made.does("line"));

  const waits = entry.standing === "draft";
  const first = JSON.stringify(entry.said.facts);
  /** Writes a draft that says something. A meal waits for its first food, unless the sheet is left. */
  const keep = (leaving = false): void => {
    const { facts, note } = entry.said;
    const answered = (page.asks[entry.said.kind].needs ?? []).every((name) => (name === "note" ? note.trim() !== "" : facts[name] !== undefined));
    if (entry.said.kind === "food" && facts["foods"] === undefined && !leaving) return;
    if (entry.standing === "draft" && answered && (JSON.stringify(facts) !== first || note.trim() !== "")) entry.save();
  };
  const ate = does("ate");
  ate.hidden = entry.said.kind !== "food" || !waits;
  ate.addEventListener("click", () => {
    entry.save();
    closeLayer();
  });
  does("undo").addEventListener("click", () => {
    entry.undo();
    closeLayer();
  });
  let leaving = false;
  const refresh = (): void => {
    if (!typing(root)) keep();
    foot(entry, waits, slot("foot"));
    ate.hidden ||= entry.standing !== "draft";
    does("undo").hidden = !waits || entry.standing === "draft";
    faces.refresh();
    asked.forEach((one) => one.refresh());
    showProblem(entry, problem);
    if (leaving && entry.standing !== "draft" && (entry.standing === "saved" || entry.standing === "here")) closeLayer();
    if (entry.standing === "refused") leaving = false;
  };
  const stop = entry.listen(refresh);
  does("done").addEventListener("click", () => {
    leaving = true;
    keep(true);
    if (entry.standing === "draft") return closeLayer();
    entry.flush();
    refresh();
  });
  refresh();
  const gone = (): void => keep(true);
  addEventListener("pagehide", gone);
  openLayer(root, () => {
    stop();
    removeEventListener("pagehide", gone);
    if (entry.standing === "undone") return;
    keep(true);
    entry.flush();
  });
}

/** Whether a hand is writing words just now: half a word is not an answer. */
function typing(root: HTMLElement): boolean {
  const on = document.activeElement;
  return on !== null && root.contains(on) && on.matches("textarea, input");
}

function foot(entry: Entry, waits: boolean, slot: HTMLElement): void {
  if (!waits) return;
  const food = entry.said.kind === "food";
  const needs = (page.asks[entry.said.kind].needs ?? []).length > 0;
  slot.textContent = entry.standing === "draft" ? text(food ? "food_waits" : needs ? "not_yet" : "waits") : text("kept");
}

function line(entry: Entry, box: HTMLElement, fits: HTMLElement, button: HTMLElement): void {
  const most = page.asks[entry.said.kind].note;
  const area = box.querySelector("textarea")!;
  const show = (): void => {
    box.hidden = false;
    button.hidden = true;
  };
  const count = (): void => fill(fits, say(text("fits"), { n: most - area.value.length }));
  area.maxLength = most;
  area.value = entry.said.note;
  area.addEventListener("input", () => {
    entry.change({ note: area.value });
    count();
  });
  button.addEventListener("click", () => {
    show();
    area.focus();
  });
  count();
  if (entry.said.note !== "" || page.asks[entry.said.kind].needs?.includes("note")) show();
}
