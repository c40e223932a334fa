import { expect, test } from "vitest";
import { got, type Shelf } from "../src/shelf";
import { Today } from "../src/today";
import { freshShelf, moment } from "./hands";

const NINE = Date.parse("2026-11-24T09:00:00Z");
const HOUR = 3_600_000;

async function begun(ends = NINE + 10 * HOUR, shelf = freshShelf()): Promise<{ today: Today; shelf: Shelf; clock: { now: number } }> {
  const clock = { now: NINE };
  const today = new Today(shelf, () => clock.now);
  await today.begin(ends, "Ducklings");
  return { today, shelf, clock };
}

async function rows(shelf: Shelf): Promise<number> {
  return shelf.use(["today"], "readonly", (today) => got(today.count()));
}

test("the board and what was written are read again, by a later page as well", async () => {
  const { today, shelf, clock } = await begun();
  await today.put("board", "<p>Ada</p>");
  for (const id of ["0199-b", "0199-a"]) await today.add({ key: id, moment: moment(id) });
  const later = new Today(shelf, () => clock.now);
  expect(await later.get("board")).toBe("<p>Ada</p>");
  expect((await later.moments()).map((one) => one.moment.id)).toEqual(["0199-a", "0199-b"]);
  await later.drop(["0199-a"]);
  expect((await later.moments()).map((one) => one.moment.id)).toEqual(["0199-b"]);
});

test("nothing on the shelf can be read without the key, and the key cannot be taken out", async () => {
  const { today, shelf } = await begun();
  await today.put("board", "Ada");
  const kept = (await shelf.use(["today"], "readonly", (today) => got(today.get("key")))) as { key: CryptoKey };
  expect(kept.key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", kept.key)).rejects.toThrow();
  const closed = (await shelf.use(["today"], "readonly", (today) => got(today.get("board")))) as { words: ArrayBuffer };
  expect(new TextDecoder().decode(closed.words)).not.toContain("Ada");
});

test("at closing time key and contents are gone", async () => {
  const { today, shelf, clock } = await begun();
  await today.put("board", "Ada");
  clock.now = NINE + 10 * HOUR - 1;
  expect(await today.get("board")).toBe("Ada");
  clock.now += 1;
  expect(await today.get("board")).toBeUndefined();
  expect(await rows(shelf)).toBe(0);
});

test("fourteen hours are the most, whatever the server says", async () => {
  const { today, clock } = await begun(NINE + 40 * HOUR);
  await today.put("board", "Ada");
  clock.now = NINE + 14 * HOUR;
  expect(await today.get("board")).toBeUndefined();
});

test("a tablet that is shut out forgets at once; nothing is kept after that", async () => {
  const { today, shelf } = await begun();
  await today.put("board", "Ada");
  await today.forget();
  expect(await rows(shelf)).toBe(0);
  await today.put("board", "Ada");
  expect(await rows(shelf)).toBe(0);
});

test("a new day begins with a new key: what lay there is gone", async () => {
  const { today, clock } = await begun();
  await today.put("board", "Ada");
  await today.begin(NINE + 10 * HOUR + 1000, "Ducklings");
  expect(await today.get("board")).toBe("Ada");
  clock.now = NINE + 2 * HOUR;
  await today.begin(NINE + 34 * HOUR, "Ducklings");
  expect(await today.get("board")).toBeUndefined();
});

test("a nursery that is closed already keeps nothing", async () => {
  const { today, shelf } = await begun(NINE - 1);
  await today.put("board", "Ada");
  expect(await rows(shelf)).toBe(0);
});

test("a clock that was set back before the latest time it was known to say ends the day; the next board begins it anew", async () => {
  const { today, shelf, clock } = await begun();
  await today.put("board", "Ada");
  clock.now = NINE + 5 * HOUR;
  expect(await today.get("board")).toBe("Ada");
  // Switched off for the evening, and the clock set back to the morning.
  clock.now = NINE + HOUR;
  const found = new Today(shelf, () => clock.now);
  expect(await found.get("board")).toBeUndefined();
  expect(await rows(shelf)).toBe(0);
  expect(await found.begin(NINE + 10 * HOUR, "Ducklings")).toBe(true);
  await found.put("board", "Ada");
  expect(await found.get("board")).toBe("Ada");
});

test("a clock that drifts a little back ends nothing", async () => {
  const { today, clock } = await begun();
  await today.put("board", "Ada");
  clock.now = NINE + HOUR;
  await today.get("board");
  clock.now -= 60_000;
  expect(await today.get("board")).toBe("Ada");
});

test("a tablet that was switched off over closing time throws the day away at its next start, whatever is asked first", async () => {
  const { today, shelf, clock } = await begun();
  await today.put("board", "Ada");
  clock.now = NINE + 23 * HOUR;
  await new Today(shelf, () => clock.now).get("live");
  expect(await rows(shelf)).toBe(0);
});

test("at another room, or another nursery's, nothing of the day before it is left", async () => {
  const { today, shelf } = await begun();
  for (const part of ["board", "live"] as const) await today.put(part, "Ada");
  await today.add({ key: "a", moment: moment("0199-a") });
  expect(await today.begin(NINE + 10 * HOUR, "Ducklings")).toBe(false);
  expect(await rows(shelf)).toBe(4);
  expect(await today.begin(NINE + 10 * HOUR, "Robins")).toBe(true);
  expect([await today.get("live"), await today.moments(), await rows(shelf)]).toEqual([undefined, [], 1]);
});
