// What this page was told: the words that never change, and how the room stands now.
import type { Kind, KindId } from "./kinds.gen";
import type { PublicKey } from "./seal";
import type { Forms } from "./words";

export interface Chip {
  readonly id: string;
  readonly part: string;
  readonly words: string;
  readonly for: string;
}

export interface Face {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

/** What an allergy mark keeps out: "No egg", of "egg", asked about where a food's name holds one of the words. */
export interface KeptOut {
  readonly mark: string;
  readonly of: string;
  readonly words: readonly string[];
}

/** Members that are empty are left out by the server. */
export interface Baby {
  readonly id: string;
  readonly name: string;
  readonly forms: Forms;
  readonly peg: string;
  readonly months: number;
  readonly age: string;
  readonly here?: true;
  readonly marks?: readonly string[];
  readonly without?: readonly KeptOut[];
  readonly family?: readonly string[];
  readonly chips?: readonly Chip[];
  readonly agreed?: readonly string[];
  readonly asleep?: string;
  /** Of the sleep that goes on: since when, and when somebody last looked in (ISO 8601; empty where nobody has). */
  readonly sleep?: { readonly at: string; readonly seen_at: string };
  /** Minutes between look-ins. */
  readonly every?: number;
  readonly last?: Readonly<Record<"milk" | "nappy" | "sleep", string>>;
  readonly ml?: number;
  readonly knows?: string;
  readonly home?: string;
  readonly naps?: readonly { one: string; other: string; words: string }[];
  readonly settling?: true;
}

export interface State {
  /** The nursery, by its id. */
  readonly setting: string;
  /** The server's public key for what waits, and when today's names leave this tablet (ISO 8601). */
  readonly key: PublicKey;
  readonly closes_at: string;
  readonly stamp: string;
  readonly seq: number;
  readonly now: string;
  readonly zone: string;
  readonly faces: readonly Face[];
  readonly babies: readonly Baby[];
  readonly room: string;
  readonly rooms: readonly { id: string; name: string }[];
}

/** Id, label, heading, months from which it is offered first. */
export type Phrase = readonly [string, string, string, number];

export interface Page {
  readonly language: string;
  readonly kinds: Readonly<Record<string, string>>;
  /** What can be said of each kind. */
  readonly asks: Readonly<Record<KindId, Kind>>;
  readonly words: Readonly<Record<string, readonly Phrase[]>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly first: Readonly<Record<string, readonly string[]>>;
  readonly comfort: readonly string[];
  readonly then: readonly string[];
  readonly together: Readonly<Record<string, string>>;
  readonly nappy: Readonly<Record<string, string>>;
  readonly yes: Readonly<Record<string, string>>;
  readonly ml: readonly number[];
  readonly foods: readonly string[];
  readonly questions: Readonly<Record<string, string>>;
  readonly quiet: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly urls: Readonly<Record<string, string>>;
}

export let page: Page;
export let state: State;

/** Reads both blocks; `state` again after every change of the board. */
export function read(): void {
  page ??= block("page") as Page;
  state = block("state") as State;
}

export function baby(id: string): Baby | undefined {
  return state.babies.find((one) => one.id === id);
}

export function face(id: string): Face | undefined {
  return state.faces.find((one) => one.id === id);
}

/** A sentence of the page. */
export function text(name: string): string {
  return page.texts[name] ?? "";
}

/** The label of a phrase; its id where a later version took it out of the list. */
export function label(vocabulary: string, id: string): string {
  return page.words[vocabulary]?.find((phrase) => phrase[0] === id)?.[1] ?? id.split("_").join(" ");
}

function block(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}
