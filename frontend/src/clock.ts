// The time the nursery means: this device's clock, put right by what the server says.
import { inLocalStorage, type Kept } from "./memory";

/** What is remembered of the server's clock from one page to the next. `offset`: how far the server was ahead (ms). `seen`: the latest this
 *  device's clock was known to say. */
export type ClockMemory = Kept<{ readonly offset: number; readonly seen: number }>;

/** A clock that goes back by so much was set, and did not only drift. */
const SET_MS = 2000;
/** A tablet that is further off than this is told about. */
export const OFF_MS = 120_000;

/** How far the server's clock is ahead of this device's is learnt from every answer; a slow answer teaches less. Without a network the last
 *  one learnt goes on, as long as nobody was seen to set this device's clock. */
export class Clock {
  private offset = 0;
  private within = Infinity;
  private known = false;
  private latest: number;

  constructor(private readonly device: () => number = Date.now, private readonly memory?: ClockMemory) {
    const remembered = memory?.get();
    this.latest = device();
    if (remembered === undefined) return;
    this.offset = remembered.offset;
    // Started anew with a clock that stands before the last time it was seen: how long it was off, nobody knows.
    if (this.latest < remembered.seen - SET_MS) this.offset += remembered.seen - this.latest;
    else this.known = true;
  }

  /** The server said `told` (ISO 8601) in an answer to something asked at `asked` (device milliseconds). */
  heard(told: string, asked: number): void {
    const server = Date.parse(told);
    if (Number.isNaN(server)) return;
    this.look();
    const answered = this.device();
    const offset = server - (asked + answered) / 2;
    const within = Math.max(answered - asked, 0) / 2;
    // A change larger than either answer can explain means that somebody set a clock.
    if (within <= this.within || Math.abs(offset - this.offset) > within + this.within) {
      this.offset = offset;
      this.within = within;
    }
    this.known = true;
    this.remember();
  }

  /** Now, as the server would say it. */
  now(): Date {
    this.look();
    return new Date(this.device() + Math.round(this.offset));
  }

  /** How far the server is ahead, in whole milliseconds; null where nobody can say. */
  offsetMs(): number | null {
    this.look();
    return this.known ? Math.round(this.offset) : null;
  }

  /** Whole minutes this device is slow (or, below 0, fast), where that is worth a word. */
  minutesSlow(): number {
    return this.known && Math.abs(this.offset) > OFF_MS ? Math.round(this.offset / 60_000) : 0;
  }

  /** What this device's own clock says. */
  deviceNow(): Date {
    return new Date(this.device());
  }

  /** A clock that went back while the page was open was set: the time goes on from where it was. (One that leapt forward may only have
   *  slept; the server's next word tells.) */
  private look(): void {
    const now = this.device();
    if (now < this.latest - SET_MS) {
      this.offset += this.latest - now;
      this.within = Infinity;
      this.latest = now;
    } else if (now > this.latest) this.latest = now;
  }

  /** Called now and then, so that a later page knows how late it was. */
  remember(): void {
    this.look();
    if (this.known) this.memory?.set({ offset: this.offset, seen: this.device() });
  }
}

/** In the browser's small store. A full device keeps the record; the clock is asked for again. */
export const clockMemory = (): ClockMemory => inLocalStorage("clock");

/** The wall clock of an instant where the nursery is: "10:24". */
export function wallClock(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** The instant of a wall clock ("09:40") on the day of `near`, where the nursery is; `days` later or earlier. */
export function instantOf(clock: string, near: Date, zone: string, days = 0): Date {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const [day = 0, month = 0, year = 0] = wallParts(near, zone);
  const wanted = Date.UTC(year, month - 1, day + days, hour, minute);
  // Twice, because the first guess may lie on the other side of a clock change.
  const first = wanted - aheadOfUtc(new Date(wanted), zone);
  return new Date(wanted - aheadOfUtc(new Date(first), zone));
}

function aheadOfUtc(at: Date, zone: string): number {
  const [day = 0, month = 0, year = 0, ...clock] = wallParts(at, zone);
  return Date.UTC(year, month - 1, day, ...clock) - Math.floor(at.getTime() / 1000) * 1000;
}

/** Day, month, year, hour, minute, second there: the figures of "24/11/2026, 10:24:00". */
function wallParts(at: Date, zone: string): readonly number[] {
  const told = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).format(at);
  return told.match(/\d+/g)!.map(Number);
}
