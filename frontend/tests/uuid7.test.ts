import { expect, test } from "vitest";
import { uuid7 } from "../src/uuid7";

test("an id is a UUID of version 7 that begins with its time", () => {
  const id = uuid7(0x019a_bcde_f012);
  expect(id).toMatch(/^019abcde-f012-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("ids of one millisecond sort in the order they were made, and none comes twice", () => {
  const ms = Date.now() + 1_000_000;
  const ids = Array.from({ length: 5000 }, () => uuid7(ms));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a clock put back does not put an id before the last one", () => {
  const later = uuid7(Date.now() + 2_000_000);
  expect(uuid7(Date.now()) > later).toBe(true);
});
