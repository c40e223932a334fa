// What a chip does to the facts of a record. No screen in here.
import type { Facts } from "./moment";

/** One chip. `toggle` answers the new facts, or how many fit where no more can be chosen. */
export interface Choice {
  readonly words: string;
  readonly own?: true;
  on(facts: Facts): boolean;
  toggle(facts: Facts): Facts | number;
}

/** One value of a fact that holds one: choosing it takes the other's place, choosing it again takes it away. */
export function is(fact: string, value: unknown, words: string): Choice {
  return {
    words,
    on: (facts) => facts[fact] === value,
    toggle: (facts) => (facts[fact] === value ? without(facts, [fact]) : { ...facts, [fact]: value }),
  };
}

/** One value of a fact that holds up to `most`. */
export function has(fact: string, value: string, words: string, most: number): Choice {
  return {
    words,
    on: (facts) => list(facts, fact).includes(value),
    toggle: (facts) => {
      const chosen = list(facts, fact);
      if (chosen.includes(value)) return kept(facts, fact, chosen.filter((one) => one !== value));
      return chosen.length < most ? { ...facts, [fact]: [...chosen, value] } : most;
    },
  };
}

/** A baby's own chip: kept with the words it has today. */
export function way(chip: { readonly id: string; readonly words: string }, most: number): Choice {
  const chosen = (facts: Facts): readonly { id: string; words: string }[] => (facts["own"] as { id: string; words: string }[] | undefined) ?? [];
  return {
    words: chip.words,
    own: true,
    on: (facts) => chosen(facts).some((one) => one.id === chip.id),
    toggle: (facts) => {
      const before = chosen(facts);
      if (before.some((one) => one.id === chip.id)) return kept(facts, "own", before.filter((one) => one.id !== chip.id));
      return before.length < most ? { ...facts, own: [...before, { id: chip.id, words: chip.words }] } : most;
    },
  };
}

/** Several facts with one tap: "in the cot, on her back". */
export function both(parts: Facts, words: string): Choice {
  const names = Object.keys(parts);
  const on = (facts: Facts): boolean => names.every((name) => facts[name] === parts[name]);
  return { words, on, toggle: (facts) => (on(facts) ? without(facts, names) : { ...facts, ...parts }) };
}

/** `choice`, and whenever it is chosen the facts of `beside` with it; taken away together. */
export function along(choice: Choice, beside: () => Facts): Choice {
  return {
    ...choice,
    toggle: (facts) => {
      const after = choice.toggle(facts);
      if (typeof after === "number") return after;
      return choice.on(after) ? { ...after, ...beside() } : without(after, Object.keys(beside()));
    },
  };
}

export function without(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}

function list(facts: Facts, fact: string): readonly string[] {
  return (facts[fact] as string[] | undefined) ?? [];
}

function kept(facts: Facts, fact: string, rest: readonly unknown[]): Facts {
  return rest.length > 0 ? { ...facts, [fact]: rest } : without(facts, [fact]);
}
