// Another tablet's entry appears here within three seconds: the board is asked for every two.
import type { Clock } from "./clock";
import { page, state } from "./room";

const EVERY_MS = 2000;
const SLOWER_MS = 5000;

export class Poll {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private again = false;

  /** `shut`: this tablet is not a room's any more, or its room is closed. */
  constructor(
    private readonly clock: Clock,
    private readonly changed: (html: string) => void,
    private readonly reached: () => void,
    private readonly shut: () => void,
  ) {
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
      const response = await fetch(`${page.urls["since"]}?seq=${state.seq}&stamp=${encodeURIComponent(state.stamp)}`, { cache: "no-store" });
      const told = response.headers.get("X-Now");
      if (told !== null) this.clock.heard(told, asked);
      if (response.status === 200) this.changed(await response.text());
      if (response.ok) this.reached();
      else {
        wait = SLOWER_MS;
        if (response.status === 403 || response.status === 404) this.shut();
      }
    } catch {
      wait = SLOWER_MS;
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
