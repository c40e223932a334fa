import { afterEach, expect, test, vi } from "vitest";
import { type Fresh, KEPT_FOR_MS, Store } from "../src/store";
import { emptied, Files, freshShelf, memory, moment, opened, outbox, Server, until } from "./hands";

afterEach(() => void vi.unstubAllGlobals());

function fresh(id: string): Fresh {
  return { id, key: id, at: "2026-11-24T10:24:00Z", sealedFor: "k1", sealed: new TextEncoder().encode(JSON.stringify(moment(id))) };
}

async function kept(store: Store, ...ids: string[]): Promise<void> {
  for (const id of ids) await store.keep(fresh(id));
}

test("a database that was thrown away comes back with its outbox, its numbers and every record, sealed as it was", async () => {
  Files.up();
  const [shelf, known] = [freshShelf(), memory()];
  const before = new Store(shelf, known);
  await kept(before, "a", "b", "c");
  const { outbox: own } = await before.standing();
  await emptied(shelf);
  const after = new Store(shelf, known);
  await after.open();
  expect(await after.standing()).toEqual({ outbox: own, last: 3, holds: [[1, 3]], waiting: 3, before: undefined });
  expect((await after.waiting(9)).map(opened)).toEqual(["a", "b", "c"].map((id) => moment(id)));
  expect((await after.keep(fresh("d"))).n).toBe(4);
});

test("without the small store beside the database the copies alone say which outbox it was", async () => {
  Files.up();
  const shelf = freshShelf();
  const before = new Store(shelf, memory());
  await kept(before, "a", "b");
  const { outbox: own } = await before.standing();
  await emptied(shelf);
  expect(await (async (store) => (await store.open(), store.standing()))(new Store(shelf, memory()))).toMatchObject({ outbox: own, last: 2, holds: [[1, 2]] });
});

test("control: with one place alone a database that was thrown away loses what it kept, and says so", async () => {
  const [shelf, known] = [freshShelf(), memory()];
  const before = new Store(shelf, known);
  await kept(before, "a", "b");
  const { outbox: own } = await before.standing();
  await emptied(shelf);
  const after = new Store(shelf, known);
  await after.open();
  expect(await after.standing()).toMatchObject({ waiting: 0, before: { outbox: own, last: 2 } });
});

test("both places wiped: it is noticed as ever", async () => {
  const [shelf, known] = [freshShelf(), memory()];
  Files.up();
  const before = new Store(shelf, known);
  await kept(before, "a");
  const { outbox: own } = await before.standing();
  await emptied(shelf);
  Files.up();
  const after = new Store(shelf, known);
  await after.open();
  expect(await after.standing()).toMatchObject({ last: 0, before: { outbox: own, last: 1 } });
});

test("a number that has no copy is not given again, so that it is found missing", async () => {
  const files = Files.up();
  const [shelf, known] = [freshShelf(), memory()];
  const before = new Store(shelf, known);
  await kept(before, "a");
  files.writing = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  await kept(before, "b");
  files.writing = async () => {};
  expect((await before.standing()).waiting).toBe(2);
  await emptied(shelf);
  const after = new Store(shelf, known);
  await after.open();
  expect(await after.standing()).toMatchObject({ last: 2, holds: [[1, 1]], before: undefined });
  expect((await after.keep(fresh("c"))).n).toBe(3);
});

test("nothing is called kept before the second place has it too", async () => {
  const files = Files.up();
  const store = new Store(freshShelf(), memory());
  await kept(store, "a");
  let go: () => void = () => {};
  files.writing = () => new Promise((on) => (go = on));
  let done = false;
  const keeping = store.keep(fresh("b")).then(() => (done = true));
  await until(() => store["half"].size === 1);
  await new Promise((on) => setTimeout(on, 20));
  expect((await store.standing()).last).toBe(2);
  expect([done, await store.count("waiting")]).toEqual([false, 1]);
  go();
  await keeping;
  expect(await store.count("waiting")).toBe(2);
});

test("a record the database did not take and the copies did is taken up again, under its own number", async () => {
  const [shelf, known] = [freshShelf(), memory()];
  Files.up();
  const store = new Store(shelf, known);
  await kept(store, "a");
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
    throw new DOMException("it went away", "DataError");
  });
  await expect(store.keep(fresh("b"))).rejects.toThrow();
  const after = new Store(shelf, known);
  await after.open();
  expect((await after.waiting(9)).map(({ n, id }) => [n, id])).toEqual([[1, "a"], [2, "b"]]);
  expect((await after.keep(fresh("b"))).n).toBe(2);
});

test("copies go once the server has the records; of what the tablet alone has, and of the newest number, they stay", async () => {
  const files = Files.up();
  const store = new Store(freshShelf(), memory());
  await kept(store, "a", "b", "c", "d", "e");
  const settled = (n: number, id: string, state: "kept" | "aside" | "not_yours") => ({ n, id, state });
  await store.settle([settled(1, "a", "kept"), settled(2, "b", "aside"), settled(3, "c", "not_yours"), settled(5, "e", "kept")], 0);
  await store.tidyCopies();
  expect(files.numbers).toEqual([3, 4, 5]);
  await store.tidy(KEPT_FOR_MS + 1);
  await store.tidyCopies();
  expect(files.numbers).toEqual([3, 4]);
});

test("what a restored server wants once more lies in both places again", async () => {
  const files = Files.up();
  const store = new Store(freshShelf(), memory());
  await kept(store, "a", "b", "c");
  await store.settle([1, 2, 3].map((n) => ({ n, id: "abc"[n - 1]!, state: "kept" })), 0);
  await store.tidyCopies();
  expect(files.numbers).toEqual([3]);
  expect(await store.offerAgain([[1, 2]])).toBe(2);
  expect(files.numbers).toEqual([1, 2, 3]);
});

test("thrown away under a running page: all of it reaches the server once, and nothing is told as missing", async () => {
  Files.up();
  const server = new Server();
  let away = true;
  const shelf = freshShelf();
  const { box, store } = outbox(async (...told) => (away ? Promise.reject(new Error("no network")) : server.post(...told)), { shelf });
  await box.open();
  for (const id of ["a", "b"]) box.add(moment(id), id);
  await until(() => box.unlaidNow === 0);
  await emptied(shelf);
  box.add(moment("c"), "c");
  await until(() => box.unlaidNow === 0 && box.waiting === 3);
  away = false;
  box.retry();
  await until(() => box.saved);
  expect([...server.log.keys()].sort()).toEqual(["a", "b", "c"]);
  expect(server.calls.every(({ standing }) => standing.before === undefined)).toBe(true);
  expect((await store.standing()).holds).toEqual([[1, 3]]);
});

test("a full disk keeps nothing of what waits from being handed in, and takes up copies once there is room", async () => {
  const [shelf, known] = [freshShelf(), memory()];
  Files.up();
  const store = new Store(shelf, known);
  await kept(store, "a");
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await expect(store.keep(fresh("b"))).rejects.toThrow();
  add.mockRestore();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const full = new Store(shelf, known);
  await full.open();
  expect((await full.waiting(9)).map((laid) => laid.id)).toEqual(["a"]);
  put.mockRestore();
  const free = new Store(shelf, known);
  await free.open();
  expect((await free.waiting(9)).map((laid) => laid.id)).toEqual(["a", "b"]);
});

test("a second place that does not answer holds nothing up for good", async () => {
  const files = Files.up();
  files.writing = () => new Promise(() => {});
  const store = new Store(freshShelf(), memory());
  expect((await store.keep(fresh("a"))).n).toBe(1);
});

test("a copy that cannot be read takes none of the others with it, and is found missing", async () => {
  const files = Files.up();
  const [shelf, known] = [freshShelf(), memory()];
  await kept(new Store(shelf, known), "a", "b", "c");
  files.damage(2);
  await emptied(shelf);
  const after = new Store(shelf, known);
  await after.open();
  expect(await after.standing()).toMatchObject({ last: 3, holds: [[1, 1], [3, 3]], before: undefined });
});
