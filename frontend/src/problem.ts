// What the log would not take, in its own sentence, with what was typed kept.
import { instantOf, wallClock } from "./clock";
import { el, fill } from "./el";
import type { Entry } from "./entry";
import { state, text } from "./room";

const DAY_MS = 86_400_000;

/** Puts the sentence of a refusal into `slot`. Where a time is still to come, the day before is offered. */
export function showProblem(entry: Entry, slot: HTMLElement): void {
  fill(slot, entry.problem?.sentence ?? "");
  if (entry.problem?.code !== "future") return;
  const at = entry.said.happenedAt;
  const before = instantOf(wallClock(at, state.zone), new Date(at.getTime() - DAY_MS), state.zone);
  slot.append(" ", el("button", { type: "button", class: "chip", onclick: () => entry.change({ happenedAt: before, timeFrom: "typed" }) }, text("yesterday")));
}
