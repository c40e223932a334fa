// What the strip offers for each kind of moment, always in the same places.
import { along, both, has, is, type Choice, way } from "./choice";
import type { KindId } from "./kinds.gen";
import type { Said } from "./entry";
import { type Baby, face, label, page, text } from "./room";
import { personal, pronouns, say } from "./words";

const OWN_AT_MOST = 4;
const SIGNS_AT_MOST = 1;
/** As many as fit beside the rest of their row; all of them are on the sheet. */
const MILK_TOGETHER = 3;
const SLEEP_HOW = 6;
/** Parts of a baby's page whose chips say what an adult does; signs are what a baby shows. */
const DONE_BY_US = new Set(["held", "helps", "home_words", "home_comforter", "home_sleep"]);

export function most(kind: KindId, fact: string): number {
  return page.asks[kind].facts[fact]?.most ?? 1;
}

/** The baby's own chips for what we do, in the order of their page. */
export function ownChips(kind: KindId, baby: Baby, parts: ReadonlySet<string> = DONE_BY_US): Choice[] {
  return (baby.chips ?? []).filter((chip) => parts.has(chip.part)).map((chip) => way(chip, most(kind, "own")));
}

/** A row of chips; `caption` where the chips alone would not say what they are. */
export interface Row {
  readonly caption?: string;
  readonly choices: readonly Choice[];
}

/** Rows of chips, two at most. `said` is what the entry says by now: what a tile said already is not offered again, and "came back
 *  to Priya" names whoever has the baby. */
export function offers(kind: KindId, baby: Baby, said: () => Said): Row[] {
  return rows(kind, baby, said).map((choices) => (choices[0] !== undefined && amounts.has(choices[0]) ? { caption: text("taken"), choices } : { choices }));
}

const amounts = new WeakSet<Choice>();

/** What this baby took last time leads; the rest stand in their places. */
function taken(baby: Baby): Choice[] {
  const rest = page.ml.filter((n) => n !== baby.ml).map((n) => is("taken_ml", n, ml(n)));
  const made = baby.ml === undefined ? rest : [{ ...is("taken_ml", baby.ml, ml(baby.ml)), own: true as const }, ...rest];
  made.forEach((choice) => amounts.add(choice));
  return made;
}

function ml(n: number): string {
  return say(text("ml"), { n });
}

function rows(kind: KindId, baby: Baby, said: () => Said): Choice[][] {
  const facts = said().facts;
  const phrase = (vocabulary: string, id: string): string => personal(label(vocabulary, id), baby.forms);
  const single = (fact: string, vocabulary: string): Choice[] =>
    fitting(vocabulary, baby.months).map((id) => is(fact, id, phrase(vocabulary, id)));
  const together = (): Choice[] => Object.entries(page.together).map(([id, words]) => has("together", id, words, most(kind, "together")));
  switch (kind) {
    case "comfort": {
      const own = ownChips(kind, baby).slice(0, OWN_AT_MOST);
      const covered = new Set((baby.chips ?? []).map((chip) => chip.for));
      const rest = page.comfort.filter((id) => !covered.has(id)).slice(0, OWN_AT_MOST - own.length);
      const we = rest.map((id) => has("we", id, phrase("we", id), most(kind, "we")));
      // The baby's own signs, in their family's words, kept as the sign they stand for.
      const signs = (baby.chips ?? []).filter((chip) => chip.part === "signs" && known("seen", chip.for)).slice(0, SIGNS_AT_MOST);
      const seen = signs.map((chip) => ({ ...has("seen", chip.for, chip.words, most(kind, "seen")), own: true as const }));
      return [[...seen, ...own, ...we], page.then.map((id) => is("then", id, phrase("then", id)))];
    }
    case "together":
      return [[...ownChips(kind, baby, new Set(["home_words"])).slice(0, 2), ...together()]];
    case "exploring":
      return [fitting("exploring", baby.months).map((id) => (id === "came_back_to" ? cameBack(said) : has("seen", id, phrase("exploring", id), most(kind, "seen"))))];
    case "milk":
      return [taken(baby), [...single("milk", "milk"), ...together().slice(0, MILK_TOGETHER)]];
    case "nappy":
      return facts["nappy"] === undefined ? [Object.entries(page.nappy).map(([id, words]) => is("nappy", id, words)), together()] : [together()];
    case "sleep": {
      const cot = both({ place: "cot", position: "back" }, say(text("cot_on_back"), pronouns(baby.forms)));
      const places = single("place", "sleep_place").slice(1);
      const how = fitting("sleep_how", baby.months).slice(0, SLEEP_HOW).map((id) => has("how", id, phrase("sleep_how", id), most(kind, "how")));
      return facts["place"] === undefined ? [[cot, ...places], how] : [how];
    }
    case "look_in":
      return [single("position", "sleep_position")];
    case "woke":
      return [single("woke", "woke"), together()];
    case "outside":
      return [single("what", "outside"), together()];
    default:
      return "together" in page.asks[kind].facts ? [together()] : [];
  }
}

/** Ids of a vocabulary that are offered first at this age: a guide, never a limit. */
export function fitting(vocabulary: string, months: number): string[] {
  return (page.words[vocabulary] ?? []).filter((phrase) => phrase[3] <= months).map((phrase) => phrase[0]);
}

function known(vocabulary: string, id: string): boolean {
  return (page.words[vocabulary] ?? []).some((phrase) => phrase[0] === id);
}

function cameBack(said: () => Said): Choice {
  const { didBy, tappedBy } = said();
  const words = didBy === tappedBy ? text("to_you") : say(text("came_back_to"), { name: face(didBy)?.name ?? "" });
  return along(has("seen", "came_back_to", words, most("exploring", "seen")), () => ({ came_back_to: said().didBy }));
}
