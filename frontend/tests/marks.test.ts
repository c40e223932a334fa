import { expect, test, vi } from "vitest";
import type { Reply } from "../src/outbox";
import { KEPT_FOR_MS } from "../src/store";
import { answer, freshShelf, memory, moment, outbox, said, Server, until } from "./hands";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-11-24T10:24:00Z");
const real = IDBObjectStore.prototype.put;
const soon = (): Promise<void> => new Promise((on) => setTimeout(on, 20));

test("saved rests on the server's own word: a server that lags behind what it was given is not believed", async () => {
  let behind = 1;
  const { box } = outbox(async (standing, records) => said({ answers: records.map((one) => answer(one)), reaches: standing.last - behind }));
  await box.open();
  for (const id of ["a", "b", "c"]) box.add(moment(id), id);
  await until(() => box.waiting === 0);
  await soon();
  expect(box.saved).toBe(false);
  behind = 0;
  box.retry();
  await until(() => box.saved);
});

test("control: a server that says nothing of how far it has come saves nothing", async () => {
  const { box } = outbox(async (_standing, records) => said({ answers: records.map((one) => answer(one)), reaches: undefined }));
  await box.open();
  box.add(moment("a"), "a");
  await until(() => box.waiting === 0);
  await soon();
  expect(box.saved).toBe(false);
});

test("a record that is gone for good is told once to whoever is here; after that the rest is saved, also on a later page", async () => {
  const server = new Server();
  const [shelf, known] = [freshShelf(), memory()];
  const nobody = outbox(() => new Promise(() => {}), { shelf, known });
  await nobody.box.open();
  for (const id of ["a", "b", "c"]) nobody.box.add(moment(id), id);
  await until(() => nobody.box.unlaidNow === 0);
  await shelf.use(["records"], "readwrite", async (records) => void records.delete(2));
  const { box } = outbox(server.post, { shelf, known });
  await box.open();
  await until(() => box.missing === 1);
  expect([box.waiting, box.saved]).toEqual([0, false]);
  await box.letGo();
  expect([box.missing, box.saved]).toEqual([0, true]);
  const later = outbox(server.post, { shelf, known });
  await later.box.open();
  await until(() => later.box.saved);
  expect(later.box.missing).toBe(0);
});

test("what came after all is no longer missing, and what goes after that is told anew", async () => {
  let gone = 2;
  const { box } = outbox(async (standing) => said({ reaches: standing.last, gone }));
  const heard = async (now: number): Promise<number> => {
    gone = now;
    box["spoke"] = -Infinity;
    box.retry();
    await soon();
    return box.missing;
  };
  await box.open();
  expect(await heard(2)).toBe(2);
  await box.letGo();
  expect([await heard(1), await heard(2)]).toEqual([0, 1]);
});

test("a disk without room even for the server's word holds nothing up: this page knows it all the same", async () => {
  const server = new Server();
  const { box, store } = outbox(server.post);
  await box.open();
  await until(() => box.saved);
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...told: Parameters<IDBObjectStore["put"]>) {
    if (told[1] === "heard") throw new DOMException("full", "QuotaExceededError");
    return real.apply(this, told);
  });
  box.add(moment("a"), "a");
  await until(() => box.saved);
  expect([box.waiting, await store.count("kept")]).toEqual([0, 1]);
  put.mockRestore();
});

/** Three records the server has, and one it could do nothing with. */
async function handed(at: number, shelf = freshShelf(), known = memory()) {
  const reply = (records: readonly { id: string; n: number }[], last: number): Reply =>
    said({ answers: records.map((one) => answer(one, one.id === "theirs" ? "not_yours" : "kept", one.id === "theirs" ? "It is not ours." : "")), reaches: last, at });
  const made = outbox(async (standing, records) => reply(records, standing.last), { shelf, known });
  await made.box.open();
  for (const id of ["a", "theirs", "b", "c"]) made.box.add(moment(id), id);
  await until(() => made.box.waiting === 0);
  return { ...made, shelf, known };
}

/** A later page, to which the server says what time it is. */
async function later(at: number, { shelf, known }: { shelf: Awaited<ReturnType<typeof handed>>["shelf"]; known: ReturnType<typeof memory> }, device: () => number = Date.now) {
  const made = outbox(async (standing) => said({ reaches: standing.last, at }), { shelf, known, now: device });
  await made.box.open();
  await soon();
  return made.store;
}

test("what a person lets go never counts as kept; it leaves the tablet a fortnight later and is not offered again", async () => {
  const tablet = await handed(NOW);
  expect(tablet.box.attention).toHaveLength(1);
  await tablet.box.letGo(2);
  expect(tablet.box.attention).toHaveLength(0);
  expect([await tablet.store.count("kept"), await tablet.store.count("let_go")]).toEqual([3, 1]);
  // To the server it is not held any more: if it asks, it is gone.
  expect((await tablet.store.standing()).holds).toEqual([[1, 1], [3, 4]]);
  expect(await tablet.store.offerAgain([[2, 2]])).toBe(0);
  // The fortnight begins when the server is heard.
  expect(await (await later(NOW + 20 * DAY_MS, tablet)).count("let_go")).toBe(1);
  expect(await (await later(NOW + 33 * DAY_MS, tablet)).count("let_go")).toBe(1);
  expect(await (await later(NOW + 34 * DAY_MS + 1, tablet)).count("let_go")).toBe(0);
});

test("the fortnight is counted by the server's clock: a device that says 1970, or twenty years on, costs no record its copies", async () => {
  const tablet = await handed(NOW);
  for (const device of [0, NOW + 20 * 365 * DAY_MS]) expect(await (await later(NOW + DAY_MS, tablet, () => device)).count("kept")).toBe(3);
  expect(await (await later(NOW + KEPT_FOR_MS + 1, tablet, () => 0)).count("kept")).toBe(0);
});

test("nothing is tidied away before the server was heard on this page", async () => {
  const { shelf, known } = await handed(NOW - 30 * DAY_MS);
  const away = outbox(async () => Promise.reject(new Error("no network")), { shelf, known });
  await away.box.open();
  await soon();
  expect(await away.store.count("kept")).toBe(3);
});

test("what an earlier release kept by the device's own clock has its whole fortnight from now", async () => {
  const tablet = await handed(NOW);
  await tablet.shelf.use(["records"], "readwrite", async (records) => {
    records.put({ n: 1, id: "a", key: "a", at: "", sealedFor: "", sealed: new Uint8Array(), state: "kept", settledAt: 0 });
  });
  expect(await (await later(NOW + DAY_MS, tablet)).count("kept")).toBe(3);
  expect(await (await later(NOW + KEPT_FOR_MS + 1, tablet)).count("kept")).toBe(1);
});
