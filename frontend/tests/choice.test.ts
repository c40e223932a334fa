import { expect, test } from "vitest";
import { along, both, has, is, way } from "../src/choice";
import type { Facts } from "../src/moment";
import { personal, say, sentenceCase } from "../src/words";

test("one value takes the other's place and goes when chosen again", () => {
  const easier = is("then", "easier_now", "easier now");
  const hard = is("then", "still_hard", "still hard");
  const first = easier.toggle({});
  const second = hard.toggle(first as Facts);
  expect(second).toEqual({ then: "still_hard" });
  expect(hard.toggle(second as Facts)).toEqual({});
});

test("a fact that holds four takes no fifth and says how many fit", () => {
  const facts = { we: ["a", "b", "c", "d"] };
  expect(has("we", "e", "e", 4).toggle(facts)).toBe(4);
  expect(has("we", "d", "d", 4).toggle(facts)).toEqual({ we: ["a", "b", "c"] });
  expect(has("we", "a", "a", 4).toggle({ we: ["a"] })).toEqual({});
});

test("a baby's own chip keeps the words of the day", () => {
  const chip = way({ id: "1", words: "Held, left shoulder" }, 4);
  expect(chip.toggle({ then: "easier_now" })).toEqual({ then: "easier_now", own: [{ id: "1", words: "Held, left shoulder" }] });
  expect(chip.own).toBe(true);
});

test("in the cot, on her back is one tap, and one tap takes it away", () => {
  const cot = both({ place: "cot", position: "back" }, "In the cot, on her back");
  const after = cot.toggle({ how: ["rocked"] });
  expect(after).toEqual({ how: ["rocked"], place: "cot", position: "back" });
  expect(cot.on(after as Facts)).toBe(true);
  expect(cot.toggle(after as Facts)).toEqual({ how: ["rocked"] });
});

test("coming back names the adult, and both go together", () => {
  const back = along(has("seen", "came_back_to", "came back to Priya", 4), () => ({ came_back_to: "priya" }));
  const after = back.toggle({ seen: ["went_off"] });
  expect(after).toEqual({ seen: ["went_off", "came_back_to"], came_back_to: "priya" });
  expect(back.toggle(after as Facts)).toEqual({ seen: ["went_off"] });
});

test("phrases take the baby's pronouns, unless their verb would have to change", () => {
  expect(personal("on their back", ["she", "her", "her", "herself"])).toBe("on her back");
  expect(personal("stayed with them", ["he", "him", "his", "himself"])).toBe("stayed with him");
  expect(personal("someone they know", ["she", "her", "her", "herself"])).toBe("someone they know");
  expect(sentenceCase("looked back")).toBe("Looked back");
  expect(say("{n} ml, {m}", { n: 120 })).toBe("120 ml, {m}");
});
