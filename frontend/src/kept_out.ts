// A food that plainly holds what an allergy mark names: asked about once, before it is kept. It never says that a food is safe.
import { el } from "./el";
import { type Baby, type KeptOut, text } from "./room";
import { say } from "./words";

/** The mark that speaks against a food of this name, if there is one. */
export function keptOut(baby: Baby, food: string): KeptOut | undefined {
  const name = food.toLowerCase();
  return (baby.without ?? []).find((one) => one.words.some((word) => name.includes(word.toLowerCase())));
}

/** "Kofi: no milk. Was yoghurt made without milk?" and its two answers. `yes` hears the name to keep: "Yoghurt, without milk". */
export function askWithout(baby: Baby, food: string, against: KeptOut, most: number, yes: (name: string) => void, no: () => void): HTMLElement {
  const words = say(text("food_ask"), { name: baby.name, mark: lower(against.mark), food: lower(food), what: against.of });
  const told = say(text("food_without"), { food, what: against.of });
  const yesButton = el("button", { type: "button", class: "btn btn--hip", onclick: () => yes(told.length > most ? food : told) }, text("yes_without"));
  const noButton = el("button", { type: "button", class: "btn btn--hip", onclick: no }, text("take_away"));
  return el("div", { class: "ask-food", role: "alertdialog", "aria-label": words }, el("p", {}, words), el("div", { class: "buttons" }, yesButton, noButton));
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
