import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inLocalStorage } from "../src/memory";
import { Outbox, type Post } from "../src/outbox";
import type { Shelf } from "../src/shelf";
import { Store } from "../src/store";
import { Device, emptied, Files, freshShelf, moment, plainly, Server, until } from "./hands";

let small: Map<string, string>;

beforeEach(() => {
  small = new Map();
  vi.stubGlobal("localStorage", { getItem: (name: string) => small.get(name) ?? null, setItem: (name: string, value: string) => void small.set(name, value) });
});
afterEach(() => void vi.unstubAllGlobals());

/** The tablet's page at a nursery. */
async function at(setting: string, shelf: Shelf, post: Post): Promise<{ box: Outbox; store: Store }> {
  const store = new Store(shelf, inLocalStorage(shelf.name), setting);
  const box = new Outbox(store, plainly, post, new Device().page());
  await box.open();
  return { box, store };
}

const away: Post = async () => Promise.reject(new Error("no network"));

async function left(shelf: Shelf, ...ids: string[]): Promise<{ box: Outbox; store: Store }> {
  const made = await at("oak", shelf, away);
  for (const id of ids) made.box.add(moment(id), id);
  await until(() => made.box.unlaidNow === 0);
  return made;
}

test("at another nursery a new outbox begins: nothing of the one before is handed in there, and it is told that it waits", async () => {
  const [shelf, elm] = [freshShelf(), new Server()];
  const oak = await left(shelf, "a", "b");
  const there = await at("elm", shelf, elm.post);
  there.box.add(moment("c"), "c");
  await until(() => there.box.saved);
  expect([...elm.log.keys()]).toEqual(["c"]);
  const [call] = elm.calls.filter((one) => one.ids.length > 0);
  expect([call!.standing.last, call!.standing.holds, call!.standing.setting, call!.standing.before]).toEqual([1, [[1, 1]], "elm", undefined]);
  expect(call!.standing.outbox).not.toBe((await oak.store.standing()).outbox);
  expect(await there.box.elsewhere()).toBe(2);
});

test("back at the nursery before, what waited for it goes by itself, under its own numbers", async () => {
  const [shelf, oak] = [freshShelf(), new Server()];
  const { outbox } = await (await left(shelf, "a", "b")).store.standing();
  const elm = await at("elm", shelf, away);
  elm.box.add(moment("c"), "c");
  await until(() => elm.box.unlaidNow === 0);
  const back = await at("oak", shelf, oak.post);
  await until(() => back.box.saved);
  expect([...oak.log.keys()].sort()).toEqual(["a", "b"]);
  expect(oak.calls.every(({ standing }) => standing.outbox === outbox && standing.setting === "oak")).toBe(true);
  expect(await back.box.elsewhere()).toBe(1);
});

test("what lay here before nurseries were told apart belongs to the one it is found at", async () => {
  const [shelf, server] = [freshShelf(), new Server()];
  const before = new Outbox(new Store(shelf, inLocalStorage(shelf.name)), plainly, away, new Device().page());
  await before.open();
  before.add(moment("a"), "a");
  await until(() => before.unlaidNow === 0);
  const { box } = await at("oak", shelf, server.post);
  await until(() => box.saved);
  expect([...server.log.keys()]).toEqual(["a"]);
});

test("a database that was thrown away takes nothing of it with it: the copies come back for the nursery they were written for", async () => {
  Files.up();
  const [shelf, elm, oak] = [freshShelf(), new Server(), new Server()];
  await left(shelf, "a", "b");
  await at("elm", shelf, elm.post);
  await emptied(shelf);
  const there = await at("elm", shelf, elm.post);
  await until(() => there.box.saved);
  expect([elm.log.size, await there.box.elsewhere()]).toEqual([0, 2]);
  const back = await at("oak", shelf, oak.post);
  await until(() => back.box.saved);
  expect([...oak.log.keys()].sort()).toEqual(["a", "b"]);
});

test("control: with one shelf for all, the other nursery would be handed what is not its own", async () => {
  const [shelf, elm] = [freshShelf(), new Server()];
  await left(shelf, "a");
  const store = new Store(shelf, inLocalStorage(shelf.name));
  const box = new Outbox(store, plainly, elm.post, new Device().page());
  await box.open();
  await until(() => elm.log.size === 1);
});
