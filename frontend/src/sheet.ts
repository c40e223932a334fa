// The sheet: everything that can be said about one moment, only when it is asked for.
import { ago } from "./ago";
import { marks } from "./chips";
import { el, fill, piece } from "./el";
import type { Entry } from "./entry";
import { KINDS } from "./kinds.gen";
import { closeLayer, openLayer } from "./layer";
import { showProblem } from "./problem";
import { questions } from "./questions";
import { type Baby, text } from "./room";
import { titleOf, withFaces } from "./strip";
import { say } from "./words";

/** Opens the sheet of an entry. A draft is written by Save; anything else is saved already and grows with every tap. */
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

  const draft = entry.standing === "draft";
  if (draft) {
    slot("foot").textContent = "";
    does("cancel").hidden = false;
    does("done").textContent = text("write_it");
  }
  let leaving = false;
  const refresh = (): void => {
    faces.refresh();
    asked.forEach((one) => one.refresh());
    showProblem(entry, problem);
    if (leaving && (entry.standing === "saved" || entry.standing === "here")) closeLayer();
    if (entry.standing === "refused") leaving = false;
  };
  const stop = entry.listen(refresh);
  does("cancel").addEventListener("click", closeLayer);
  does("done").addEventListener("click", () => {
    leaving = true;
    if (entry.standing === "draft") entry.save();
    else entry.flush();
    refresh();
  });
  refresh();
  openLayer(root, () => {
    stop();
    entry.flush();
  });
}

function line(entry: Entry, box: HTMLElement, fits: HTMLElement, button: HTMLElement): void {
  const most = KINDS[entry.said.kind].note;
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
  if (entry.said.note !== "" || KINDS[entry.said.kind].needs?.includes("note")) show();
}
