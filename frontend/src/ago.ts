// When was it? Now, or a little while back, or a time that is typed.
import { instantOf, wallClock } from "./clock";
import { el } from "./el";
import type { TimeFrom } from "./moment";
import { state, text } from "./room";
import { say } from "./words";

export interface When {
  readonly happenedAt: Date;
  readonly timeFrom: TimeFrom;
}

const BACK = [0, 5, 15, 30] as const;

/** Back-time chips. `pick` hears each choice as "this long before now" or as a wall clock. */
export function ago(now: () => Date, pick: (when: When) => void, shown?: When): HTMLElement {
  const input = el("input", { type: "time", class: "input", "aria-label": text("what_time"), hidden: true });
  const chips = [...BACK.map(String), "other"].map((back) =>
    el("button", { type: "button", class: "chip", "aria-pressed": String(back === "0" && shown === undefined) }, words(back)),
  );
  const press = (chosen: number): void => chips.forEach((chip, i) => chip.setAttribute("aria-pressed", String(i === chosen)));
  chips.forEach((chip, i) =>
    chip.addEventListener("click", () => {
      press(i);
      const back = BACK[i];
      input.hidden = back !== undefined;
      if (back === undefined) {
        input.value = wallClock(now(), state.zone);
        input.focus();
      } else {
        pick({ happenedAt: new Date(now().getTime() - back * 60_000), timeFrom: back === 0 ? "tap" : "chip" });
      }
    }),
  );
  input.addEventListener("change", () => {
    if (input.value) pick({ happenedAt: instantOf(input.value, now(), state.zone), timeFrom: "typed" });
  });
  if (shown !== undefined && shown.timeFrom === "typed") {
    press(BACK.length);
    input.hidden = false;
    input.value = wallClock(shown.happenedAt, state.zone);
  }
  return el("div", { class: "ago", role: "group", "aria-label": text("what_time") }, ...chips, input);
}

function words(back: string): string {
  if (back === "other") return text("other");
  if (back === "0") return text("now");
  return say(text("min_ago"), { n: back });
}
