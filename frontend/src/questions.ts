// The questions of a sheet: one for each part of a record, built from the table of kinds.
import { chips } from "./chips";
import { type Choice, has, is, without } from "./choice";
import { el } from "./el";
import type { Entry } from "./entry";
import { foods } from "./foods";
import { type Fact, ML_MOST } from "./kinds.gen";
import { most, ownChips } from "./offers";
import { type Baby, page, type Phrase, state, text } from "./room";
import { personal, pronouns, say } from "./words";

export interface Question {
  readonly node: HTMLElement;
  refresh(): void;
}

/** Comfort is told in this order; every other kind in the order of its table. */
const COMFORT_ORDER = ["seen", "needed", "during", "we", "then", "took_over"];
/** Rarely said: folded until it is asked for. */
const FOLDED = new Set(["during"]);
const SIGNS = new Set(["signs"]);
/** So many stand in sight, a baby's own among them: all four questions of comfort are seen at once. */
const IN_SIGHT = 8;
/** A baby's own chips stand under another question; the room a baby leaves is this one. */
const UNASKED = new Set(["own", "from_room"]);
/** Somebody from home: their own names stand as chips. */
const FROM_HOME = new Set(["with", "came_with", "collects"]);
/** Where a baby's own chips stand, of the parts a kind has. */
const OWN_UNDER = ["we", "helped", "together"];
/** Asked only once another answer makes sense of it. */
const AFTER: Readonly<Record<string, (entry: Entry) => boolean>> = {
  took_over: (entry) => entry.said.facts["then"] === "known_took_over",
  came_back_to: (entry) => ((entry.said.facts["seen"] as string[] | undefined) ?? []).includes("came_back_to"),
};

/** Every question of this entry, in the order they are asked. */
export function questions(entry: Entry, baby: Baby, told: (sentence: string) => void): Question[] {
  const facts = page.asks[entry.said.kind].facts;
  const names = Object.keys(facts).filter((name) => !UNASKED.has(name) && !(name === "cream" && !(baby.agreed ?? []).includes("nappy_cream")));
  if ("needed" in facts) names.sort((a, b) => COMFORT_ORDER.indexOf(a) - COMFORT_ORDER.indexOf(b));
  const ownUnder = OWN_UNDER.find((name) => name in facts);
  const yes = names.filter((name) => facts[name]!.type === "yes");
  const made = names.filter((name) => !yes.includes(name)).flatMap((name) => {
    const own = "own" in facts ? (name === ownUnder ? ownChips(entry.said.kind, baby) : name === "seen" ? ownChips(entry.said.kind, baby, SIGNS) : []) : [];
    const made = question(entry, baby, name, facts[name]!, own, told);
    return made === undefined ? [] : [made];
  });
  return yes.length === 0 ? made : [...made, statements(entry, yes, told)];
}

/** Parts that are so or are not, as chips that say it. */
function statements(entry: Entry, names: readonly string[], told: (sentence: string) => void): Question {
  const made = chips(entry, names.map((name) => is(name, true, page.yes[name] ?? name)), told);
  return { node: el("fieldset", { class: "question" }, el("legend", {}, text("what_else")), el("div", { class: "chips" }, ...made.buttons)), refresh: made.refresh };
}

function question(entry: Entry, baby: Baby, name: string, fact: Fact, own: readonly Choice[], told: (sentence: string) => void): Question | undefined {
  const asked = say(page.questions[`${entry.said.kind}.${name}`] ?? page.questions[name] ?? name, pronouns(baby.forms));
  const parts: Question[] = [];
  const row = (choices: readonly Choice[]): HTMLElement => {
    const made = chips(entry, choices, told);
    parts.push({ node: el("div", { class: "chips" }, ...made.buttons), refresh: made.refresh });
    return parts[parts.length - 1]!.node;
  };
  const box = el("fieldset", { class: "question" }, el("legend", {}, asked));
  switch (fact.type) {
    case "phrase":
    case "phrases": {
      const { first, later } = sorted(fact.vocabulary!, baby, name === "we" || name === "seen", IN_SIGHT - own.length);
      const choice = (phrase: Phrase): Choice => {
        const words = personal(phrase[1], baby.forms);
        return fact.type === "phrase" ? is(name, phrase[0], words) : has(name, phrase[0], words, most(entry.said.kind, name));
      };
      if (FOLDED.has(name)) {
        box.replaceChildren(el("details", {}, el("summary", {}, asked), row(first.map(choice))));
        break;
      }
      const shown = row([...own, ...first.map(choice)]);
      box.append(shown);
      if (later.length > 0) box.append(more(shown, later, choice, row, baby));
      break;
    }
    case "ml":
      box.append(row(page.ml.map((ml) => is(name, ml, say(text("ml"), { n: ml })))), fine(entry, name));
      break;
    case "adult":
      box.append(row(state.faces.map((face) => is(name, face.id, face.name))));
      break;
    case "room":
      box.append(row(state.rooms.map((room) => is(name, room.id, room.name))));
      break;
    case "words":
    case "clock":
      if (FROM_HOME.has(name) && (baby.family ?? []).length > 0) box.append(row(baby.family!.map((who) => is(name, who, who))));
      box.append(typed(entry, name, fact, asked, FROM_HOME.has(name) ? (baby.family ?? []) : []));
      break;
    case "foods": {
      const made = foods(entry, name, baby);
      parts.push({ node: made.node, refresh: made.refresh });
      box.append(made.node);
      break;
    }
    default:
      return undefined;
  }
  const refresh = (): void => {
    parts.forEach((part) => part.refresh());
    box.hidden = AFTER[name] !== undefined && !AFTER[name](entry);
  };
  refresh();
  return { node: box, refresh };
}

/** What is offered at once, and what folds out: phrases for later ages come last, and none is ever forbidden. */
function sorted(vocabulary: string, baby: Baby, own: boolean, atOnce: number): { first: Phrase[]; later: Phrase[] } {
  const all = (page.words[vocabulary] ?? []).filter((phrase) => phrase[0] !== "sling" || (baby.agreed ?? []).includes("sling"));
  const fits = (phrase: Phrase): boolean => phrase[3] <= baby.months;
  const chosen = page.first[vocabulary];
  if (chosen === undefined) return { first: [...all.filter(fits), ...all.filter((phrase) => !fits(phrase))], later: [] };
  // What a baby's own chip says in the family's words is not offered beside it a second time.
  const covered = new Set(own ? (baby.chips ?? []).map((chip) => chip.for) : []);
  const first = chosen.flatMap((id) => all.filter((phrase) => phrase[0] === id && fits(phrase) && !covered.has(id))).slice(0, Math.max(atOnce, 2));
  const rest = all.filter((phrase) => !first.includes(phrase));
  return { first, later: [...rest.filter(fits), ...rest.filter((phrase) => !fits(phrase))] };
}

/** The long list, behind a chip at the end of the short one. */
function more(beside: HTMLElement, later: readonly Phrase[], choice: (phrase: Phrase) => Choice, row: (choices: readonly Choice[]) => HTMLElement, baby: Baby): HTMLElement {
  const fold = el("div", { hidden: true });
  const opens = el("button", { type: "button", class: "chip chip--more", "aria-expanded": "false" }, text("more_words"));
  opens.addEventListener("click", () => {
    fold.hidden = !fold.hidden;
    opens.setAttribute("aria-expanded", String(!fold.hidden));
  });
  beside.append(opens);
  for (const group of new Set(later.map((phrase) => phrase[2]))) {
    const heading = page.groups[group];
    if (heading !== undefined) fold.append(el("p", { class: "question-group" }, heading));
    fold.append(row(later.filter((phrase) => phrase[2] === group).map(choice)));
    if (group === "quiet") fold.append(el("p", { class: "question-note" }, personal(page.quiet, baby.forms)));
  }
  return fold;
}

/** Ten more or ten less than the chips say. */
function fine(entry: Entry, name: string): HTMLElement {
  const step = (by: number): void => {
    const ml = Math.min(Math.max(Number(entry.said.facts[name] ?? 0) + by, 0), ML_MOST);
    entry.change({ facts: { ...entry.said.facts, [name]: ml } });
  };
  const told = el("output", {});
  const refresh = (): void => {
    const ml = entry.said.facts[name];
    told.textContent = ml === undefined ? "" : say(text("ml"), { n: Number(ml) });
  };
  entry.listen(refresh);
  refresh();
  return el(
    "div",
    { class: "fine" },
    el("button", { type: "button", class: "chip", "aria-label": text("less"), onclick: () => step(-10) }, "−10"),
    told,
    el("button", { type: "button", class: "chip", "aria-label": text("more_ml"), onclick: () => step(10) }, "+10"),
  );
}

function typed(entry: Entry, name: string, fact: Fact, asked: string, known: readonly string[]): HTMLElement {
  const input = el("input", {
    class: "input", type: fact.type === "clock" ? "time" : "text", maxlength: String(fact.most ?? 5), "aria-label": asked,
    placeholder: known.length > 0 ? text("someone_else") : undefined,
  });
  const said = String(entry.said.facts[name] ?? "");
  input.value = known.includes(said) ? "" : said;
  input.addEventListener("input", () => {
    const facts = input.value === "" ? without(entry.said.facts, [name]) : { ...entry.said.facts, [name]: input.value };
    entry.change({ facts });
  });
  return input;
}
