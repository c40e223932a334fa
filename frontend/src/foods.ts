// What was there to eat, how much of each, and whether it was a first taste.
import { marks } from "./chips";
import { el } from "./el";
import type { Entry } from "./entry";
import { without } from "./choice";
import { askWithout, keptOut } from "./kept_out";
import { type Baby, page, text } from "./room";
import { sentenceCase } from "./words";

export interface Food {
  readonly name: string;
  readonly how_much?: string;
  readonly first?: boolean;
}

const MOST = 8;
export const NAME_MOST = 40;

export function foods(entry: Entry, fact: string, baby: Baby): { node: HTMLElement; refresh(): void } {
  const chosen = (): readonly Food[] => (entry.said.facts[fact] as Food[] | undefined) ?? [];
  const put = (list: readonly Food[]): void => entry.change({ facts: list.length > 0 ? { ...entry.said.facts, [fact]: list } : without(entry.said.facts, [fact]) });
  // A food that was asked about is kept under a name that says the answer; its chip stays the one that was tapped.
  const keptAs = new Map<string, string>();
  const asked = el("div", { class: "asked" });
  const shown = (name: string): Food | undefined => chosen().find((food) => food.name === name || food.name === keptAs.get(name));
  const add = (name: string): void => {
    if (chosen().length < MOST) put([...chosen(), { name }]);
  };
  const toggle = (name: string): void => {
    const before = shown(name);
    const against = keptOut(baby, name);
    asked.replaceChildren();
    if (before !== undefined) put(chosen().filter((food) => food !== before));
    else if (against === undefined) add(name);
    else {
      const ask = askWithout(baby, name, against, NAME_MOST, (told) => {
        asked.replaceChildren();
        keptAs.set(name, told);
        add(told);
      }, () => asked.replaceChildren());
      asked.replaceChildren(ask);
      ask.querySelector("button")?.focus({ preventScroll: true });
      ask.scrollIntoView({ block: "nearest" });
    }
  };
  const set = (name: string, more: Partial<Food>): void => put(chosen().map((food) => (food.name === name ? { ...food, ...more } : food)));

  const names = page.foods.map((name) => el("button", { type: "button", class: keptOut(baby, name) === undefined ? "chip" : "chip chip--asked", onclick: () => toggle(name) }, name));
  const typed = el("input", { class: "input", type: "text", maxlength: "40", placeholder: text("another_food"), "aria-label": text("another_food") });
  typed.addEventListener("change", () => {
    const name = typed.value.trim();
    typed.value = "";
    if (name !== "" && !chosen().some((food) => food.name === name)) toggle(name);
  });
  const rows = el("div", { class: "each" });
  let drawn = "";
  const refresh = (): void => {
    names.forEach((button, i) => button.setAttribute("aria-pressed", String(shown(page.foods[i]!) !== undefined)));
    const now = JSON.stringify(chosen());
    if (now === drawn) return;
    drawn = now;
    const focused = document.activeElement?.getAttribute("data-key");
    rows.replaceChildren(...chosen().map((food) => row(food, set)));
    if (focused) rows.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  refresh();
  return { node: el("div", { class: "foods" }, el("div", { class: "chips" }, ...marks(baby.marks), ...names, typed), asked, rows), refresh };
}

function row(food: Food, set: (name: string, more: Partial<Food>) => void): HTMLElement {
  const chip = (key: string, words: string, on: boolean, more: Partial<Food>): HTMLElement =>
    el("button", { type: "button", class: "chip", "aria-pressed": String(on), "data-key": `${food.name} ${key}`, onclick: () => set(food.name, more) }, sentenceCase(words));
  const amounts = (page.words["how_much"] ?? []).map(([id, words]) => chip(id, words, food.how_much === id, { how_much: id }));
  const first = chip("first", text("first_taste"), food.first === true, { first: food.first !== true });
  return el("div", { class: "each-row" }, el("b", {}, food.name), el("div", { class: "chips" }, ...amounts, first));
}
