import { expect, test } from "vitest";
import { Clock, instantOf, wallClock } from "../src/clock";

const ZONE = "Europe/London";

test("a tablet three hours slow writes the server's time", () => {
  let device = Date.parse("2026-11-24T07:24:00Z");
  const clock = new Clock(() => device);
  const asked = device;
  device += 200;
  clock.heard("2026-11-24T10:24:00.100Z", asked);
  expect(clock.now().toISOString()).toBe("2026-11-24T10:24:00.200Z");
  expect(clock.offsetMs()).toBe(3 * 3_600_000);
  expect(clock.deviceNow().toISOString()).toBe("2026-11-24T07:24:00.200Z");
});

test("a slow answer does not spoil what a quick one taught", () => {
  let device = 1_000_000;
  const clock = new Clock(() => device);
  clock.heard(new Date(device + 50).toISOString(), device);
  const asked = device;
  device += 4000;
  clock.heard(new Date(asked + 1000).toISOString(), asked);
  expect(clock.offsetMs()).toBe(50);
});

test("a clock that somebody set is noticed", () => {
  let device = 1_000_000;
  const clock = new Clock(() => device);
  clock.heard(new Date(device).toISOString(), device);
  device -= 3_600_000;
  clock.heard(new Date(device + 3_600_000 + 20).toISOString(), device - 40);
  expect(clock.offsetMs()).toBe(3_600_040);
});

test("what is no time at all changes nothing", () => {
  const clock = new Clock(() => 5000);
  clock.heard("soon", 4000);
  expect(clock.offsetMs()).toBeNull();
});

test("a typed time is a time of the nursery's own day, before and after the clocks change", () => {
  expect(instantOf("09:40", new Date("2026-07-01T11:00:00Z"), ZONE).toISOString()).toBe("2026-07-01T08:40:00.000Z");
  expect(instantOf("09:40", new Date("2026-11-24T11:00:00Z"), ZONE).toISOString()).toBe("2026-11-24T09:40:00.000Z");
  expect(instantOf("00:30", new Date("2026-10-25T12:00:00Z"), ZONE).toISOString()).toBe("2026-10-24T23:30:00.000Z");
  expect(instantOf("03:00", new Date("2026-10-25T12:00:00Z"), ZONE).toISOString()).toBe("2026-10-25T03:00:00.000Z");
});

test("the wall clock is the nursery's, wherever the tablet thinks it is", () => {
  expect(wallClock(new Date("2026-07-01T08:40:00Z"), ZONE)).toBe("09:40");
  expect(wallClock(new Date("2026-07-01T23:05:00Z"), "America/New_York")).toBe("19:05");
});

function remembering(): { get(): { offset: number; seen: number } | undefined; set(known: { offset: number; seen: number }): void } {
  let kept: { offset: number; seen: number } | undefined;
  return { get: () => kept, set: (known) => (kept = known) };
}

test("without a network a later page goes on from what was learnt", () => {
  const memory = remembering();
  let device = Date.parse("2026-11-24T07:00:00Z");
  new Clock(() => device, memory).heard("2026-11-24T10:00:00Z", device);
  device += 3_600_000;
  const later = new Clock(() => device, memory);
  expect(later.now().toISOString()).toBe("2026-11-24T11:00:00.000Z");
  expect(later.offsetMs()).toBe(3 * 3_600_000);
  expect(later.minutesSlow()).toBe(180);
});

test("a tablet that starts in 1970 writes no time before it was last seen, and says that it does not know", () => {
  const memory = remembering();
  let device = Date.parse("2026-11-24T10:00:00Z");
  new Clock(() => device, memory).heard("2026-11-24T10:00:00Z", device);
  device = 60_000;
  const later = new Clock(() => device, memory);
  expect(later.now().toISOString()).toBe("2026-11-24T10:00:00.000Z");
  expect(later.offsetMs()).toBeNull();
  expect(later.minutesSlow()).toBe(0);
  device += 90_000;
  expect(later.now().toISOString()).toBe("2026-11-24T10:01:30.000Z");
  later.heard("2026-11-24T12:00:00Z", device);
  expect(later.now().toISOString()).toBe("2026-11-24T12:00:00.000Z");
  expect(later.offsetMs()).not.toBeNull();
});

test("a clock put back while the page is open does not turn the day back", () => {
  let device = Date.parse("2026-11-24T10:00:00Z");
  const clock = new Clock(() => device);
  clock.heard("2026-11-24T10:00:00Z", device);
  device += 60_000;
  expect(clock.now().toISOString()).toBe("2026-11-24T10:01:00.000Z");
  device -= 3 * 3_600_000;
  expect(clock.now().toISOString()).toBe("2026-11-24T10:01:00.000Z");
  device += 1000;
  expect(clock.now().toISOString()).toBe("2026-11-24T10:01:01.000Z");
});
