import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Desk, Entry, type Said, SETTLES_AFTER_MS } from "../src/entry";
import type { Answer } from "../src/moment";

const SAID: Said = {
  kind: "comfort", baby: "ada", happenedAt: new Date("2026-11-24T10:24:00Z"), timeFrom: "tap", didBy: "priya", tappedBy: "priya", facts: {}, note: "",
};

interface Written {
  readonly said: Said;
  readonly marks: { readonly adds?: string; readonly withdraws?: string };
  readonly id: string;
}

function begin(): { entry: Entry; written: Written[] } {
  const written: Written[] = [];
  const desk: Desk = { write: (said, marks, id) => void written.push({ said, marks, id }) };
  return { entry: new Entry(SAID, desk), written };
}

function answered(entry: Entry, id: string, outcome: Answer["outcome"] = "kept", sentence = ""): void {
  entry.answered(id, { id, n: 1, outcome, sentence, field: "", code: "", seq: null });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first tap is written at once", () => {
  const { entry, written } = begin();
  entry.save();
  expect(written).toHaveLength(1);
  expect(entry.standing).toBe("going");
  answered(entry, written[0]!.id);
  expect(entry.standing).toBe("saved");
});

test("several taps on chips make one record, which completes the first", () => {
  const { entry, written } = begin();
  entry.save();
  entry.change({ facts: { we: ["sang"] } });
  vi.advanceTimersByTime(SETTLES_AFTER_MS - 100);
  entry.change({ facts: { we: ["sang", "held"] } });
  vi.advanceTimersByTime(SETTLES_AFTER_MS - 100);
  expect(written).toHaveLength(1);
  vi.advanceTimersByTime(100);
  expect(written).toHaveLength(2);
  expect(written[1]!.marks.adds).toBe(written[0]!.id);
  expect(written[1]!.said.facts).toEqual({ we: ["sang", "held"] });
  expect(written[1]!.said.happenedAt).toEqual(SAID.happenedAt);
});

test("closing the strip sends at once what was said last, and nothing twice", () => {
  const { entry, written } = begin();
  entry.save();
  entry.change({ didBy: "sam" });
  entry.flush();
  entry.flush();
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(2);
  expect(written[1]!.said.didBy).toBe("sam");
  expect(written[1]!.said.tappedBy).toBe("priya");
});

test("undo takes back the first record and sends nothing of what was not sent yet", () => {
  const { entry, written } = begin();
  entry.save();
  entry.change({ facts: { we: ["sang"] } });
  entry.undo();
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(2);
  expect(written[1]!.said.kind).toBe("withdrawal");
  expect(written[1]!.marks.withdraws).toBe(written[0]!.id);
  expect(written[1]!.said.facts).toEqual({ why: "undo" });
});

test("a refused completion keeps what was typed, and the mended one completes the same record", () => {
  const { entry, written } = begin();
  entry.save();
  answered(entry, written[0]!.id);
  entry.change({ note: "long" });
  entry.flush();
  answered(entry, written[1]!.id, "aside", "Please make it shorter.");
  expect(entry.standing).toBe("refused");
  expect(entry.problem?.sentence).toBe("Please make it shorter.");
  expect(entry.said.note).toBe("long");
  entry.change({ note: "short" });
  vi.advanceTimersByTime(SETTLES_AFTER_MS);
  expect(written[2]!.marks.adds).toBe(written[0]!.id);
  answered(entry, written[2]!.id);
  expect(entry.standing).toBe("saved");
});

test("after a refused first record the next word begins a new one", () => {
  const { entry, written } = begin();
  entry.save();
  answered(entry, written[0]!.id, "aside", "That time is still to come.");
  entry.change({ happenedAt: new Date("2026-11-23T10:24:00Z") });
  vi.advanceTimersByTime(SETTLES_AFTER_MS);
  expect(written).toHaveLength(2);
  expect(written[1]!.marks.adds).toBeUndefined();
  expect(written[1]!.id).not.toBe(written[0]!.id);
});

test("without a network it stands as on this tablet, and as saved once it is answered", () => {
  const { entry, written } = begin();
  entry.save();
  entry.unreached();
  expect(entry.standing).toBe("going");
  entry.notKept(written[0]!.id);
  expect(entry.standing).toBe("unkept");
  entry.laid(written[0]!.id);
  expect(entry.standing).toBe("here");
  answered(entry, written[0]!.id);
  expect(entry.standing).toBe("saved");
});

test("a draft writes nothing until it is saved", () => {
  const { entry, written } = begin();
  entry.change({ note: "She waved at the cat." });
  vi.advanceTimersByTime(5000);
  entry.flush();
  expect(written).toHaveLength(0);
  entry.save();
  expect(written).toHaveLength(1);
  expect(written[0]!.said.note).toBe("She waved at the cat.");
});
