import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, Moment } from "../src/moment";
import { inMemory, type News, Outbox, type Post, type Reply } from "../src/outbox";

function moment(id: string, more: Partial<Moment> = {}): Moment {
  return {
    id, kind: "comfort", baby: "ada", happened_at: "2026-11-24T10:24:00Z", zone: "Europe/London", facts: {}, note: "", about: false, time_from: "tap",
    known_by: "face", did_by: "priya", tapped_by: "priya", device_seq: 1, device_at: "2026-11-24T10:24:00Z", device_offset_ms: 0, ...more,
  };
}

function answer(id: string, outcome: Answer["outcome"] = "kept", sentence = ""): Answer {
  return { id, outcome, sentence, field: "", code: "", seq: outcome === "kept" ? 1 : null };
}

const keeps: Post = async (moments) => ({ answers: moments.map((one) => answer(one.id)) });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

test("a record stays until the server names its id", async () => {
  let reply: (value: Reply) => void = () => {};
  const box = new Outbox(inMemory(), () => new Promise((done) => (reply = done)));
  box.add(moment("a"), "a");
  await settle();
  expect(box.waiting).toBe(1);
  reply({ answers: [answer("a")] });
  await settle();
  expect(box.waiting).toBe(0);
});

test("what nobody answered is sent again until somebody does, and is told as unreached", async () => {
  const post = vi.fn<Post>().mockRejectedValueOnce(new Error("no network")).mockRejectedValueOnce(new Error("no network")).mockImplementation(keeps);
  const box = new Outbox(inMemory(), post);
  const news: News["sort"][] = [];
  box.listen((one) => news.push(one.sort));
  box.add(moment("a"), "a");
  await settle();
  expect(news).toContain("unreached");
  expect(box.waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(box.waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(box.waiting).toBe(0);
  expect(post.mock.calls.map(([moments]) => moments.map((one) => one.id))).toEqual([["a"], ["a"], ["a"]]);
});

test("an id the server did not name is not taken as saved", async () => {
  const post = vi.fn<Post>().mockResolvedValueOnce({ answers: [answer("another")] }).mockImplementation(keeps);
  const box = new Outbox(inMemory(), post);
  box.add(moment("a"), "a");
  await settle();
  expect(box.waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(box.waiting).toBe(0);
  expect(post).toHaveBeenCalledTimes(2);
});

test("the same record again is as good as kept", async () => {
  const box = new Outbox(inMemory(), async (moments) => ({ answers: moments.map((one) => answer(one.id, "had")) }));
  box.add(moment("a"), "a");
  await settle();
  expect(box.waiting).toBe(0);
  expect(box.attention).toEqual([]);
});

test("a refused record does not hold up the others and needs attention until it is said anew", async () => {
  const box = new Outbox(inMemory(), async (moments) => ({
    answers: moments.map((one) => (one.note === "long" ? answer(one.id, "refused", "Please make it shorter.") : answer(one.id))),
  }));
  box.add(moment("a", { note: "long" }), "one");
  box.add(moment("b"), "two");
  await settle();
  expect(box.waiting).toBe(0);
  expect(box.attention.map((one) => [one.key, one.answer.sentence, one.moment.note])).toEqual([["one", "Please make it shorter.", "long"]]);
  box.add(moment("c", { note: "short" }), "one");
  await settle();
  expect(box.attention).toEqual([]);
});

test("one record nobody can read goes alone, so that the rest is saved", async () => {
  const box = new Outbox(inMemory(), async (moments) =>
    moments.some((one) => one.id === "bad") ? { rejected: "What came could not be read." } : { answers: moments.map((one) => answer(one.id)) },
  );
  for (const id of ["a", "bad", "b"]) box.add(moment(id), id);
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(box.waiting).toBe(0);
  expect(box.attention.map((one) => one.moment.id)).toEqual(["bad"]);
});

test("a tablet that is shut out keeps everything", async () => {
  const box = new Outbox(inMemory(), async () => ({ shut: "Ask the office." }));
  box.add(moment("a"), "a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(box.waiting).toBe(1);
});

test("without a network the newest completion stands for the earlier ones", async () => {
  const post = vi.fn<Post>().mockRejectedValueOnce(new Error("no network")).mockImplementation(keeps);
  const box = new Outbox(inMemory(), post);
  box.add(moment("first"), "one");
  await settle();
  box.add(moment("more", { adds: "first", facts: { we: ["sang"] } }), "one");
  box.add(moment("most", { adds: "first", facts: { we: ["sang", "held"] } }), "one");
  expect(box.waiting).toBe(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(post.mock.calls[1]?.[0].map((one) => one.id)).toEqual(["first", "most"]);
});

test("a page that opens takes up what the one before left", async () => {
  const store = inMemory();
  await store.put({ key: "a", moment: moment("a") });
  const post = vi.fn<Post>().mockImplementation(keeps);
  const box = new Outbox(store, post);
  await box.open();
  await settle();
  expect(post).toHaveBeenCalledTimes(1);
  expect(await store.all()).toEqual([]);
});
