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
  readonly known_by: "face";
  readonly did_by: string;
  readonly tapped_by: string;
  readonly device_seq: number;
  readonly device_at: string;
  readonly device_offset_ms: number;
  readonly adds?: string;
  readonly withdraws?: string;
  readonly refers?: string;
  readonly group?: string;
}

/** `had` is as good as `kept`: the same record was there already. `aside` is kept apart for a person to look at. */
export interface Answer {
  readonly id: string;
  readonly outcome: "kept" | "had" | "aside" | "refused";
  readonly sentence: string;
  readonly field: string;
  readonly code: string;
  /** A gentle word about a word of the note. It is kept all the same. */
  readonly hint?: string;
  readonly seq: number | null;
}
