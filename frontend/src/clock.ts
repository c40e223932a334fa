// The time the nursery means: this device's clock, put right by what the server says.

/** How far the server's clock is ahead of this device's is learnt from every answer; a slow answer teaches less. */
export class Clock {
  private offset = 0;
  private within = Infinity;

  constructor(private readonly device: () => number = Date.now) {}

  /** The server said `told` (ISO 8601) in an answer to something asked at `asked` (device milliseconds). */
  heard(told: string, asked: number): void {
    const server = Date.parse(told);
    if (Number.isNaN(server)) return;
    const answered = this.device();
    const offset = server - (asked + answered) / 2;
    const within = Math.max(answered - asked, 0) / 2;
    // A change larger than either answer can explain means that somebody set a clock.
    if (within <= this.within || Math.abs(offset - this.offset) > within + this.within) {
      this.offset = offset;
      this.within = within;
    }
  }

  /** Now, as the server would say it. */
  now(): Date {
    return new Date(this.device() + Math.round(this.offset));
  }

  /** How far the server is ahead, in whole milliseconds. */
  offsetMs(): number {
    return Math.round(this.offset);
  }

  /** What this device's own clock says. */
  deviceNow(): Date {
    return new Date(this.device());
  }
}

/** The wall clock of an instant where the nursery is: "10:24". */
export function wallClock(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** The instant of a wall clock ("09:40") on the day of `near`, where the nursery is; `days` later or earlier. */
export function instantOf(clock: string, near: Date, zone: string, days = 0): Date {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const day = wallParts(near, zone);
  const wanted = Date.UTC(day.year, day.month - 1, day.day + days, hour, minute);
  // Twice, because the first guess may lie on the other side of a clock change.
  const first = wanted - aheadOfUtc(new Date(wanted), zone);
  return new Date(wanted - aheadOfUtc(new Date(first), zone));
}

function aheadOfUtc(at: Date, zone: string): number {
  const p = wallParts(at, zone);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - Math.floor(at.getTime() / 1000) * 1000;
}

function wallParts(at: Date, zone: string): Record<"year" | "month" | "day" | "hour" | "minute" | "second", number> {
  const told = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): number => Number(told.find((one) => one.type === type)?.value ?? 0);
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour"), minute: part("minute"), second: part("second") };
}
