// What the strip offers for each kind of moment, always in the same places.
import { along, both, has, is, type Choice, way } from "./choice";
import { KINDS, type KindId } from "./kinds.gen";
import { type Baby, face, label, page, text } from "./room";
import { personal, pronouns, say } from "./words";

const OWN_AT_MOST = 4;
const SIGNS_AT_MOST = 1;
/** Parts of a baby's page whose chips say what an adult does; signs are what a baby shows. */
const DONE_BY_US = new Set(["held", "helps", "home_words", "home_comforter", "home_sleep"]);

export function most(kind: KindId, fact: string): number {
  return KINDS[kind].facts[fact]?.most ?? 1;
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

/** Rows of chips. `didBy` tells who is with the baby now, for "came back to Priya". */
export function offers(kind: KindId, baby: Baby, didBy: () => string): Row[] {
  return rows(kind, baby, didBy).map((choices) => (choices[0]?.words === ml(page.ml[0]!) ? { caption: text("taken"), choices } : { choices }));
}

function ml(n: number): string {
  return say(text("ml"), { n });
}

function rows(kind: KindId, baby: Baby, didBy: () => string): Choice[][] {
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
      return [fitting("exploring", baby.months).map((id) => (id === "came_back_to" ? cameBack(didBy) : has("seen", id, phrase("exploring", id), most(kind, "seen"))))];
    case "milk":
      return [[...single("milk", "milk"), ...single("how", "milk_how")], page.ml.map((n) => is("taken_ml", n, ml(n))), together()];
    case "nappy":
      return [Object.entries(page.nappy).map(([id, words]) => is("nappy", id, words)), together()];
    case "sleep": {
      const cot = both({ place: "cot", position: "back" }, say(text("cot_on_back"), pronouns(baby.forms)));
      const places = single("place", "sleep_place").slice(1);
      const how = fitting("sleep_how", baby.months).map((id) => has("how", id, phrase("sleep_how", id), most(kind, "how")));
      return [[cot, ...places], how];
    }
    case "look_in":
      return [single("position", "sleep_position")];
    case "woke":
      return [single("woke", "woke"), together()];
    case "outside":
      return [single("what", "outside"), together()];
    default:
      return "together" in KINDS[kind].facts ? [together()] : [];
  }
}

/** Ids of a vocabulary that are offered first at this age: a guide, never a limit. */
export function fitting(vocabulary: string, months: number): string[] {
  return (page.words[vocabulary] ?? []).filter((phrase) => phrase[3] <= months).map((phrase) => phrase[0]);
}

function known(vocabulary: string, id: string): boolean {
  return (page.words[vocabulary] ?? []).some((phrase) => phrase[0] === id);
}

function cameBack(didBy: () => string): Choice {
  const words = say(text("came_back_to"), { name: face(didBy())?.name ?? "" });
  return along(has("seen", "came_back_to", words, most("exploring", "seen")), () => ({ came_back_to: didBy() }));
}
