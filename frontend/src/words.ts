// Small pieces of wording. The words themselves come with the page, in the reader's language.

/** "looked back" as it begins a line: "Looked back". */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A sentence of the page with its parts filled in: say("{n} ml", { n: 120 }). */
export function say(sentence: string, parts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in parts ? String(parts[name]) : whole));
}

/** Subject, object, possessive, reflexive. */
export type Forms = readonly [string, string, string, string];

const PLACE: Readonly<Record<string, number>> = { them: 1, their: 2, themselves: 3 };

/** A phrase with this baby's pronouns. Where "they" acts the phrase stays, because its verb would have to change. */
export function personal(words: string, forms: Forms): string {
  if (/\bthey\b/.test(words)) return words;
  return words.replace(/\b(them|their|themselves)\b/g, (word) => forms[PLACE[word]!]!);
}

/** The parts that `say` fills in for a baby: {they}, {them}, {their}. */
export function pronouns(forms: Forms): Record<"they" | "them" | "their", string> {
  return { they: forms[0], them: forms[1], their: forms[2] };
}
