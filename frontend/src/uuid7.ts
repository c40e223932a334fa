// Ids made on the tablet: UUIDv7, so that ids made one after the other sort in that order.
let lastMs = 0;
let counter = 0;

/** A fresh UUIDv7 for the time `ms` (milliseconds since 1970). Ids of one millisecond, or of a clock put back, still sort. */
export function uuid7(ms: number = Date.now()): string {
  if (ms > lastMs) {
    lastMs = ms;
    counter = crypto.getRandomValues(new Uint16Array(1))[0]! & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = (random[0]! & 0x3f) | 0x80;
  const time = lastMs.toString(16).padStart(12, "0");
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
