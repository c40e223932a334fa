// Several babies in one go: each has a record of their own, with what was different for each.
import { chips, marks } from "./chips";
import { askWithout, keptOut } from "./kept_out";
import { type Food, NAME_MOST } from "./foods";
import type { Facts } from "./moment";
import { type Choice, has, is, without } from "./choice";
import type { Desk } from "./desk";
import { el, fill, piece } from "./el";
import type { Entry } from "./entry";
import { closeLayer, openLayer } from "./layer";
import { offers } from "./offers";
import { type Baby, page, state } from "./room";
import { titleOf } from "./strip";
import { uuid7 } from "./uuid7";
import { personal, sentenceCase } from "./words";

/** Opens the choice of babies for what `entry` says of one of them. */
export function openSeveral(entry: Entry, baby: Baby, desk: Desk): void {
  const { root, slot, does } = piece("several-template");
  root.classList.add(`k-${entry.said.kind}`);
  fill(slot("title"), titleOf(entry, baby));
  const entries = new Map<string, Entry>([[baby.id, entry]]);
  const stops = [entry.listen(() => tell())];
  const tell = (): void => fill(slot("problem"), [...entries.values()].map((one) => one.problem?.sentence ?? "").find((words) => words !== "") ?? "");
  // A row stays as it is while other babies come and go: a question that was answered is not asked again.
  const rows = new Map<string, HTMLElement>();
  const keepRow = (id: string, made: HTMLElement): HTMLElement => (rows.set(id, made), made);
  const asked = (whose: Baby): Food[] => ((entry.said.facts["foods"] as Food[] | undefined) ?? []).filter((food) => keptOut(whose, food.name) !== undefined);
  const draw = (): void => {
    slot("each").replaceChildren(...[...entries].flatMap(([id, one]) => {
      const whose = state.babies.find((other) => other.id === id);
      return whose === undefined || one.standing === "undone" ? [] : [rows.get(id) ?? keepRow(id, row(one, whose, stops, id === baby.id ? [] : asked(whose)))];
    }));
  };
  for (const other of state.babies.filter((one) => one.here === true && !(entry.said.kind === "sleep" && one.asleep !== undefined && one.id !== baby.id))) {
    const chip = el("button", { type: "button", class: "chip", "aria-pressed": String(other.id === baby.id) }, other.name);
    chip.addEventListener("click", () => {
      const had = entries.get(other.id);
      if (other.id === baby.id) return;
      if (had === undefined) entries.set(other.id, alike(entry, other, desk, stops, tell));
      else {
        had.undo();
        entries.delete(other.id);
        rows.delete(other.id);
      }
      chip.setAttribute("aria-pressed", String(had === undefined));
      draw();
    });
    slot("babies").append(chip);
  }
  draw();
  does("done").addEventListener("click", closeLayer);
  openLayer(root, () => {
    stops.forEach((stop) => stop());
    entries.forEach((one) => one.flush());
  });
}

/** The same for another baby, saved at once. A baby's own chips stay with that baby. */
function alike(entry: Entry, other: Baby, desk: Desk, stops: (() => void)[], tell: () => void): Entry {
  const group = entry.said.group ?? uuid7();
  if (entry.said.group === undefined) entry.change({ group });
  const said = entry.said;
  const made = desk.entry(said.kind, other.id, said.tappedBy, { ...said, baby: other.id, facts: fitting(said.facts, other), note: "", group });
  stops.push(made.listen(tell));
  return made.save();
}

/** What another baby's mark speaks against is not theirs until it was asked about; a baby's own chips stay with that baby. */
function fitting(facts: Facts, other: Baby): Facts {
  const foods = facts["foods"] as Food[] | undefined;
  const kept = without(facts, ["own", "foods"]);
  const plain = (foods ?? []).filter((food) => keptOut(other, food.name) === undefined);
  return plain.length > 0 ? { ...kept, foods: plain } : kept;
}

function row(entry: Entry, baby: Baby, stops: (() => void)[], asked: readonly Food[]): HTMLElement {
  const made = chips(entry, differences(entry, baby), () => {});
  stops.push(entry.listen(made.refresh));
  const asks = asked.map((food) => {
    const foods = (): Food[] => (entry.said.facts["foods"] as Food[] | undefined) ?? [];
    const add = (name: string): void => entry.change({ facts: { ...entry.said.facts, foods: [...foods(), { ...food, name }] } });
    const ask: HTMLElement = askWithout(baby, food.name, keptOut(baby, food.name)!, NAME_MOST, (name) => (add(name), ask.remove()), () => ask.remove());
    return ask;
  });
  return el("div", { class: "each-row" }, el("b", {}, baby.name), ...marks(baby.marks), el("div", { class: "chips" }, ...made.buttons), ...asks);
}

/** What may differ from baby to baby, in one row. */
function differences(entry: Entry, baby: Baby): Choice[] {
  const kind = entry.said.kind;
  if (kind === "food") return (page.words["how_much"] ?? []).map(([id, words]) => ofAllFoods(id, words));
  if (kind === "sleep") return (page.words["sleep_how"] ?? []).map(([id, words]) => has("how", id, personal(words, baby.forms), 3));
  if (kind === "milk") return page.ml.map((ml) => is("taken_ml", ml, String(ml)));
  const rows = offers(kind, baby, () => entry.said);
  return kind === "comfort" ? rows.flatMap((one) => one.choices) : [...(rows[0]?.choices ?? [])];
}

/** How much this baby had of everything that was there. */
function ofAllFoods(id: string, words: string): Choice {
  const list = (facts: Readonly<Record<string, unknown>>): { how_much?: string }[] => (facts["foods"] as { how_much?: string }[] | undefined) ?? [];
  return {
    words: sentenceCase(words),
    on: (facts) => list(facts).length > 0 && list(facts).every((food) => food.how_much === id),
    toggle: (facts) => ({ ...facts, foods: list(facts).map((food) => ({ ...food, how_much: id })) }),
  };
}
