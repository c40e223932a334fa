// Chips on the screen for the choices of an entry.
import type { Choice } from "./choice";
import { el } from "./el";
import type { Entry } from "./entry";
import { text } from "./room";
import { say, sentenceCase } from "./words";

/** A button for each choice; `refresh` draws which are chosen. `told` hears what cannot be. */
export function chips(entry: Entry, choices: readonly Choice[], told: (sentence: string) => void): { buttons: HTMLButtonElement[]; refresh(): void } {
  const pairs = choices.map((choice) => {
    const button = el("button", { type: "button", class: choice.own ? "chip chip--own" : "chip" }, sentenceCase(choice.words));
    button.addEventListener("click", () => {
      const after = choice.toggle(entry.said.facts);
      if (typeof after === "number") told(say(text("choose_up_to"), { n: after }));
      else entry.change({ facts: after });
    });
    return { choice, button };
  });
  const refresh = (): void => {
    for (const { choice, button } of pairs) button.setAttribute("aria-pressed", String(choice.on(entry.said.facts)));
  };
  refresh();
  return { buttons: pairs.map((pair) => pair.button), refresh };
}

/** Allergies and diet, in words, beside the name. */
export function marks(words: readonly string[] | undefined): HTMLElement[] {
  return (words ?? []).map((one) => el("span", { class: "allergy" }, one));
}
