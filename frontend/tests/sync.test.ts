import { expect, test } from "vitest";
import { Clock } from "../src/clock";
import { Portal } from "../src/news";
import type { Standing } from "../src/store";
import { body, poster } from "../src/sync";
import { moment } from "./hands";

const STANDING: Standing = { outbox: "11111111-0000-7000-8000-000000000000", last: 3, holds: [[2, 3]], waiting: 1 };
const LAID = { n: 3, id: "c", key: "c", at: "2026-11-24T10:24:00Z", sealedFor: "k1", sealed: new Uint8Array([1, 2, 250]), state: "waiting" } as const;
const JSON_TOLD = { "Content-Type": "application/json" };

type Given = (ask: string) => Response;

/** Hands one record in to whoever answers so. */
async function met(given: Given, clock = new Clock(Date.now)): Promise<unknown> {
  const post = poster("/sync", clock, () => true, async (_address, call) => given((JSON.parse(String(call!.body)) as { ask: string }).ask));
  return post(STANDING, [LAID], []).catch((problem: unknown) => problem);
}

const answered = (ask: string, more: object = {}): Response =>
  new Response(JSON.stringify({ version: 1, ask, answers: [], through: 3, wants: [[1, 1]], now: "2026-11-24T10:24:01Z", ...more }), { headers: JSON_TOLD });

test("what is sent says what docs/sync.md says: the outbox, its numbers, the clock, each record sealed or as it is", () => {
  const loose = moment("d");
  expect(JSON.parse(body(STANDING, [{ ...LAID, mends: "a" }, LAID], [loose], "x", "2026-11-24T10:24:00.000Z", null))).toEqual({
    version: 1, ask: "x", ...STANDING, device_at: "2026-11-24T10:24:00.000Z", persisted: null,
    records: [{ id: "c", n: 3, key: "k1", sealed: "AQL6", mends: "a" }, { id: "c", n: 3, key: "k1", sealed: "AQL6" }, { id: "d", n: null, moment: loose }],
  });
});

test("an answer that echoes our own word is one, and tells the time", async () => {
  const clock = new Clock(Date.now);
  const now = new Date(Date.now() + 3_600_000).toISOString();
  expect(await met((ask) => answered(ask, { now }), clock)).toMatchObject({ answers: [], wants: [[1, 1]] });
  expect(Math.round(clock.minutesSlow())).toBe(60);
  expect(await met((ask) => answered(ask, { wants: undefined, now: undefined }))).toMatchObject({ wants: [] });
});

test.each<[string, Given]>([
  ["a sign-in page", () => new Response("<!doctype html><h1>Wi-Fi</h1>", { headers: { "Content-Type": "text/html" } })],
  ["nothing at all", () => new Response("")],
  ["another's JSON", () => new Response('{"ok":true}', { headers: JSON_TOLD })],
  ["yesterday's answer", () => answered("another")],
  ["an answer without answers", (ask) => answered(ask, { answers: undefined })],
])("%s with 200 is a Wi-Fi that wants something, and saves nothing", async (_what, given) => {
  expect(await met(given)).toBeInstanceOf(Portal);
});

test.each<[string, Given]>([
  ["half an answer", () => new Response('{"version":1,"ask":"', { headers: JSON_TOLD })],
  ["a page of a server before ours", () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } })],
  ["a filter's 403", () => new Response("<h1>Not allowed</h1>", { status: 403 })],
  ["another's 403 in JSON", () => new Response('{"code":"blocked"}', { status: 403, headers: JSON_TOLD })],
  ["a filter's 400", () => new Response("<h1>Bad request</h1>", { status: 400 })],
  ["another's 400 in JSON", () => new Response('{"error":"bad"}', { status: 400, headers: JSON_TOLD })],
  ["a server that holds", (ask) => new Response(JSON.stringify({ ask, answers: [], sentence: "Busy." }), { status: 503, headers: JSON_TOLD })],
  ["no answer in JSON", () => new Response("null", { headers: JSON_TOLD })],
])("%s is nobody's word: it is tried again", async (_what, given) => {
  const problem = await met(given);
  expect(problem).toBeInstanceOf(Error);
  expect(problem).not.toBeInstanceOf(Portal);
});

test.each<[number, object, object]>([
  [413, { code: "too_large", sentence: "Too much." }, { code: "large" }],
  [403, { code: "tablet_revoked", sentence: "Ask the office." }, { shut: "Ask the office." }],
  [400, { code: "not_json", sentence: "It could not be read." }, { code: "rejected", sentence: "It could not be read." }],
  [400, { code: "version", sentence: "It needs another version." }, { old: "It needs another version." }],
])("our own %i is told as what it is", async (status, told, reply) => {
  expect(await met(() => new Response(JSON.stringify(told), { status, headers: JSON_TOLD }))).toEqual(reply);
});

test("a reverse proxy's own 413 is too much as well", async () => {
  expect(await met(() => new Response("<h1>Too large</h1>", { status: 413 }))).toEqual({ code: "large" });
});
