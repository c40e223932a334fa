// One record as it goes to the log, and what the log answers.
import type { KindId } from "./kinds.gen";

export type Facts = Readonly<Record<string, unknown>>;
export type TimeFrom = "tap" | "chip" | "typed";

export interface Moment {
  readonly id: string;
  readonly kind: KindId;
  readonly baby: string;
  readonly happened_at: string;
  readonly zone: string;
  readonly facts: Facts;
  readonly note: string;
  readonly about: boolean;
  readonly time_from: TimeFrom;
  /** Without a network nobody could look whether the adult is who they say. */
  readonly known_by: "face" | "offline";
  readonly did_by: string;
  readonly tapped_by: string;
  readonly device_at: string;
  readonly device_offset_ms: number | null;
  readonly adds?: string;
  readonly withdraws?: string;
  readonly refers?: string;
  readonly group?: string;
}

/** `had` is as good as `kept`: the same record was there already. `aside`: kept apart for a person. `not_yours`: another nursery's. `refused`:
 *  the server has no room for it; it is on this tablet only. */
export interface Answer {
  readonly id: string;
  /** This outbox's own number of it; null where the disk had not taken it. */
  readonly n: number | null;
  readonly outcome: "kept" | "had" | "aside" | "not_yours" | "refused";
  readonly sentence: string;
  readonly field: string;
  readonly code: string;
  /** A gentle word about a word of the note. It is kept all the same. */
  readonly hint?: string;
  readonly seq: number | null;
}
