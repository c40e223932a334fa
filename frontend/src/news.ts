// What is said between the outbox, the server, the other pages of this device, and the screen.
import type { Answer, Moment } from "./moment";
import type { Laid } from "./shelf";
import type { Ranges } from "./ranges";
import type { Standing } from "./store";

/** What the server could not even take in. `code`: `rejected`, this body as a whole cannot be read; `large`, it is too much. */
export interface Unread {
  readonly code: "rejected" | "large";
  readonly sentence?: string;
}

/** What the server said. `reaches`: up to this number each has come to it, or is gone for good; `gone` are those (`goneBefore`: of the outbox
 *  before this one), `at` its own clock. `shut`: this tablet is shut out. `old`: it does not know how this program speaks any more, or not yet. */
export type Reply =
  | { readonly answers: readonly Answer[]; readonly wants: Ranges; readonly reaches: number | undefined; readonly gone: number; readonly goneBefore: number; readonly at: number }
  | Unread
  | { readonly shut: string }
  | { readonly old: string };

/** Hands records over with what the outbox says of itself; throws when nobody could be reached (a Portal where a Wi-Fi answered).
 *  `loose`: those that the disk did not take, straight from memory. */
export type Post = (standing: Standing, records: readonly Laid[], loose: readonly Moment[]) => Promise<Reply>;

/** A Wi-Fi that wants to be signed in to first answered in the server's place. */
export class Portal extends Error {}

/** Closes a record's words. */
export type Seal = (words: string) => Promise<{ readonly sealedFor: string; readonly sealed: Laid["sealed"] }>;

/** Only one page of a device hands in at a time; the others hear what came of it. */
export interface Turn {
  /** Calls `mine` once it is this page's turn. */
  wait(mine: () => void): void;
  tell(word: Word): void;
  hear(heard: (word: Word) => void): void;
}

export type Word = { readonly sort: "laid" } | { readonly sort: "answered"; readonly answers: readonly Answer[] } | { readonly sort: "unreached"; readonly portal: boolean };

/** A record of this page, as it can still be read. */
export interface Written {
  readonly key: string;
  readonly moment: Moment;
}

export interface Attention {
  readonly laid: Laid;
  readonly written: Written | undefined;
}

export type News =
  | { readonly sort: "answered"; readonly answer: Answer; readonly written: Written | undefined }
  | { readonly sort: "added"; readonly written: Written }
  | { readonly sort: "laid"; readonly written: Written }
  | { readonly sort: "not_kept"; readonly id: string }
  | { readonly sort: "unreached"; readonly portal: boolean }
  | { readonly sort: "shut" | "old"; readonly sentence: string }
  | { readonly sort: "heard" }
  | { readonly sort: "counted" };

/** A record that is not on the disk. */
export interface Unlaid {
  readonly written: Written;
  readonly mends: string | undefined;
  failed?: boolean;
  /** It is being written to the disk. */
  going?: boolean;
  /** The server had it from memory, and could do nothing with it. */
  turnedAway?: boolean;
}
