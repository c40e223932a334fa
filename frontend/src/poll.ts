// Another tablet's entry appears here within three seconds: the board is asked for every two.
import type { Clock } from "./clock";
import { page, state } from "./room";

const EVERY_MS = 2000;
const SLOWER_MS = 5000;

/** What comes of asking. `shut`: this tablet is not a room's any more, or its room is closed. */
export interface Told {
  changed(html: string): void;
  reached(): void;
  unreached(portal: boolean): void;
  shut(): void;
}

export class Poll {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private again = false;

  constructor(private readonly clock: Clock, private readonly ears: Told) {
    document.addEventListener("visibilitychange", () => this.soon());
    addEventListener("online", () => this.soon());
  }

  /** Asks at once, and then every two seconds while the page is looked at. */
  soon(): void {
    clearTimeout(this.timer);
    if (this.asking) {
      this.again = true;
      return;
    }
    if (!document.hidden) void this.ask();
  }

  private async ask(): Promise<void> {
    this.asking = true;
    let wait = EVERY_MS;
    try {
      const asked = Date.now();
      const response = await fetch(`${page.urls["since"]}?seq=${state.seq}&stamp=${encodeURIComponent(state.stamp)}`, { cache: "no-store", redirect: "error" });
      const now = response.headers.get("X-Now");
      if (response.headers.has("X-Babyroom") && (response.status === 403 || response.status === 404)) {
        wait = SLOWER_MS;
        this.ears.shut();
      } else if (now === null) {
        // Not our server, or one that is not well.
        wait = SLOWER_MS;
        this.ears.unreached(response.ok);
      } else {
        this.clock.heard(now, asked);
        if (response.status === 200) this.ears.changed(await response.text());
        this.ears.reached();
      }
    } catch {
      wait = SLOWER_MS;
      this.ears.unreached(false);
    } finally {
      this.asking = false;
    }
    if (this.again) {
      this.again = false;
      this.soon();
    } else {
      this.timer = setTimeout(() => this.soon(), wait);
    }
  }
}
