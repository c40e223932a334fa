// Who is using this screen. Half a second on a face says so; after twenty quiet seconds nobody does.
import { onPress } from "./press";
import { face, state } from "./room";

const QUIET_MS = 20_000;
const KEPT = "face";

export class Faces {
  private adult: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners: (() => void)[] = [];

  constructor() {
    const [id = "", at = "0"] = (sessionStorage.getItem(KEPT) ?? "").split(" ");
    if (face(id) !== undefined && Date.now() - Number(at) < QUIET_MS) this.adult = id;
    for (const name of ["pointerdown", "keydown", "input"]) document.addEventListener(name, () => this.touched(), { capture: true, passive: true });
    this.touched();
  }

  /** The adult who is recording, if the screen is awake. */
  get active(): string | undefined {
    return this.adult;
  }

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  choose(id: string): void {
    this.adult = id;
    this.touched();
    this.show();
    for (const listener of this.listeners) listener();
  }

  /** Draws the header's faces again: who is active, who listens to a press. Own faces pressed again lead to `own`. */
  bind(own: () => void): void {
    if (this.adult !== undefined && face(this.adult) === undefined) this.rest();
    for (const button of document.querySelectorAll<HTMLElement>("[data-live=faces] [data-face]")) {
      if (button.dataset["bound"] !== undefined) continue;
      button.dataset["bound"] = "";
      const id = button.dataset["face"]!;
      onPress(button, () => (id === this.adult ? own() : this.choose(id)));
    }
    this.show();
  }

  private touched(): void {
    clearTimeout(this.timer);
    if (this.adult === undefined) return;
    sessionStorage.setItem(KEPT, `${this.adult} ${Date.now()}`);
    this.timer = setTimeout(() => this.rest(), QUIET_MS);
  }

  private rest(): void {
    this.adult = undefined;
    sessionStorage.removeItem(KEPT);
    this.show();
    for (const listener of this.listeners) listener();
  }

  private show(): void {
    document.body.classList.toggle("is-resting", this.adult === undefined && state.faces.length > 0);
    for (const button of document.querySelectorAll<HTMLElement>("[data-live=faces] [data-face]")) {
      button.setAttribute("aria-pressed", String(button.dataset["face"] === this.adult));
    }
    // Pages that open from here know whose hand it is.
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-by]")) {
      const address = new URL(link.href);
      if (this.adult === undefined) address.searchParams.delete("by");
      else address.searchParams.set("by", this.adult);
      link.href = address.href;
    }
    // "with Priya" reads "with you" on the screen that Priya is using.
    for (const line of document.querySelectorAll<HTMLElement>("[data-adult]")) {
      line.dataset["name"] ??= line.textContent ?? "";
      line.textContent = (line.dataset["adult"] === this.adult ? line.dataset["you"] : line.dataset["name"]) ?? "";
    }
  }
}
