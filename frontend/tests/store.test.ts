import { expect, test, vi } from "vitest";
import { ranges } from "../src/ranges";
import { got, NotKept, type Laid, Shelf, STEPS } from "../src/shelf";
import { type Fresh, KEPT_FOR_MS, Store } from "../src/store";
import { freshShelf, memory, moment } from "./hands";

function fresh(id: string): Fresh {
  return { id, key: id, at: "2026-11-24T10:24:00Z", sealedFor: "k1", sealed: new TextEncoder().encode(JSON.stringify(moment(id))) };
}

async function opened(shelf = freshShelf(), known = memory()): Promise<Store> {
  const store = new Store(shelf, known);
  await store.open();
  return store;
}

test("every record gets the next number, and they are handed in in that order", async () => {
  const store = await opened();
  for (const id of ["c", "a", "b"]) await store.keep(fresh(id));
  expect((await store.waiting(10)).map(({ n, id }) => [n, id])).toEqual([[1, "c"], [2, "a"], [3, "b"]]);
  expect(await store.standing()).toMatchObject({ last: 3, holds: [[1, 3]], waiting: 3 });
});

test("two pages of one device never give one number twice", async () => {
  const shelf = freshShelf();
  const [one, other] = [await opened(shelf), await opened(shelf)];
  await Promise.all(Array.from({ length: 40 }, (_none, i) => (i % 2 === 0 ? one : other).keep(fresh(`r${i}`))));
  expect((await one.waiting(100)).map((laid) => laid.n)).toEqual(Array.from({ length: 40 }, (_none, i) => i + 1));
});

test("the same record kept again is the same record", async () => {
  const store = await opened();
  expect((await store.keep(fresh("a"))).n).toBe((await store.keep(fresh("a"))).n);
  expect(await store.count("waiting")).toBe(1);
});

test("a record is settled only as the one that was sent", async () => {
  const store = await opened();
  await store.keep(fresh("a"));
  await store.settle([{ n: 1, id: "another", state: "kept" }], 0);
  expect(await store.count("waiting")).toBe(1);
  await store.settle([{ n: 1, id: "a", state: "kept" }], 0);
  expect(await store.count("waiting")).toBe(0);
  expect(await store.count("kept")).toBe(1);
});

test("what the server has stays a fortnight, then goes; what waits stays for good", async () => {
  const store = await opened();
  await store.keep(fresh("a"));
  await store.keep(fresh("b"));
  await store.settle([{ n: 1, id: "a", state: "kept" }], 1000);
  await store.tidy(1000 + KEPT_FOR_MS);
  expect(await store.count("kept")).toBe(1);
  await store.tidy(1001 + KEPT_FOR_MS);
  expect(await store.count("kept")).toBe(0);
  await store.tidy(1000 * KEPT_FOR_MS);
  expect(await store.count("waiting")).toBe(1);
});

test("what the server wants once more waits again, set aside or not", async () => {
  const store = await opened();
  for (const id of ["a", "b", "c"]) await store.keep(fresh(id));
  await store.settle([{ n: 1, id: "a", state: "kept" }, { n: 2, id: "b", state: "aside", sentence: "Too much." }, { n: 3, id: "c", state: "kept" }], 0);
  expect(await store.offerAgain([[1, 2]])).toBe(2);
  expect((await store.waiting(10)).map((laid) => laid.id)).toEqual(["a", "b"]);
  expect(await store.attention()).toEqual([]);
});

test("an outbox from each earlier layout is opened with all that waits in it", async () => {
  for (let step = 1; step < STEPS.length; step += 1) {
    const name = `layout-${step}-${Math.random()}`;
    const asked = indexedDB.open(name, step);
    asked.onupgradeneeded = () => STEPS.slice(0, step).forEach((add) => add(asked.result, asked.transaction!));
    const old = await got(asked);
    const change = old.transaction(["about", "records"], "readwrite");
    change.objectStore("about").put("11111111-0000-7000-8000-000000000000", "outbox");
    await got(change.objectStore("about").put(30, "last"));
    for (let n = 1; n <= 30; n += 1) await got(change.objectStore("records").put({ ...fresh(`r${n}`), n, state: "waiting" } satisfies Laid));
    old.close();
    const store = await opened(new Shelf(name));
    expect((await store.waiting(100)).map((laid) => laid.id)).toEqual(Array.from({ length: 30 }, (_none, i) => `r${i + 1}`));
    expect((await store.keep(fresh("next"))).n).toBe(31);
  }
});

test("a store that was emptied is noticed, and told until the server has heard of it", async () => {
  const known = memory({ outbox: "22222222-0000-7000-8000-000000000000", last: 17 });
  const shelf = freshShelf();
  const store = await opened(shelf, known);
  expect((await store.standing()).before).toEqual({ outbox: "22222222-0000-7000-8000-000000000000", last: 17 });
  expect((await (await opened(shelf, known)).standing()).before).toBeDefined();
  await (await opened(shelf, known)).heard.hear(0, 0, 17);
  expect((await (await opened(shelf, known)).standing()).before).toBeUndefined();
});

test("a connection the browser dropped is opened once more, and no record is doubled or lost", async () => {
  const shelf = freshShelf();
  const store = await opened(shelf);
  await store.keep(fresh("a"));
  await (await (shelf as unknown as { open(): Promise<IDBDatabase> }).open()).close();
  await store.keep(fresh("b"));
  expect((await store.waiting(10)).map((laid) => laid.id)).toEqual(["a", "b"]);
});

test("a device that keeps nothing any more says so", async () => {
  const shelf = freshShelf();
  const store = await opened(shelf);
  vi.spyOn(shelf as unknown as { open(): Promise<unknown> }, "open").mockRejectedValue(new DOMException("gone", "InvalidStateError"));
  await expect(store.keep(fresh("a"))).rejects.toBeInstanceOf(NotKept);
});

test("without room what the server has already goes first, oldest first, and nothing that waits", async () => {
  const shelf = freshShelf();
  const store = await opened(shelf);
  for (let n = 1; n <= 6; n += 1) await store.keep(fresh(`r${n}`));
  await store.settle([1, 2, 3, 4].map((n) => ({ n, id: `r${n}`, state: "kept" as const })), 0);
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await store.keep(fresh("new"));
  add.mockRestore();
  expect((await store.standing()).holds).toEqual([[3, 7]]);
  expect(await store.count("waiting")).toBe(3);
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await expect(store.keep(fresh("never"))).rejects.toBeInstanceOf(NotKept);
});

test("numbers as ranges", () => {
  expect(ranges([])).toEqual([]);
  expect(ranges([1, 2, 3, 7, 9, 10])).toEqual([[1, 3], [7, 7], [9, 10]]);
  expect(ranges(Array.from({ length: 3000 }, (_none, i) => i * 2))).toHaveLength(1000);
});
