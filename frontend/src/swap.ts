// Putting what changed on the board in its place, without disturbing what a finger or the keyboard is on.

const sources = new Map<string, string>();
let pressed = false;
let waiting: string | undefined;

/** Remembers what the server drew, before anything here writes into it. */
export function remember(): void {
  for (const region of regions(document)) keep(region);
  document.addEventListener("pointerdown", () => (pressed = true), { capture: true, passive: true });
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(release), { capture: true, passive: true });
}

let after: () => void = () => {};

/** Puts in what differs, at once or when the finger is up; then calls `done`. */
export function swap(html: string, done: () => void): void {
  after = done;
  waiting = html;
  if (!pressed) release();
}

function release(): void {
  pressed = false;
  const html = waiting;
  waiting = undefined;
  if (html === undefined) return;
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const focused = (document.activeElement as HTMLElement | null)?.dataset?.["key"];
  for (const region of regions(fresh)) {
    const old = document.querySelector<HTMLElement>(`[data-live="${region.dataset["live"]}"]`);
    if (old !== null) patch(old, document.importNode(region, true));
  }
  after();
  if (focused !== undefined && document.activeElement === document.body) {
    document.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }
}

function patch(old: HTMLElement, fresh: HTMLElement): void {
  const name = old.dataset["live"]!;
  if (sources.get(name) === fresh.outerHTML) return;
  if (sources.get(`${name} shell`) === shell(fresh)) {
    for (const item of items(fresh)) {
      const key = item.dataset["key"]!;
      if (sources.get(key) !== item.outerHTML) old.querySelector(`[data-key="${key}"]`)?.replaceWith(item.cloneNode(true));
    }
  } else {
    old.replaceWith(fresh.cloneNode(true));
  }
  keep(fresh);
}

function keep(region: HTMLElement): void {
  const name = region.dataset["live"]!;
  sources.set(name, region.outerHTML);
  sources.set(`${name} shell`, shell(region));
  for (const item of items(region)) sources.set(item.dataset["key"]!, item.outerHTML);
}

/** The region with its items named only: when this stays, only items changed. */
function shell(region: HTMLElement): string {
  const copy = region.cloneNode(true) as HTMLElement;
  for (const item of items(copy)) item.replaceWith(item.dataset["key"]!);
  return copy.outerHTML;
}

function items(region: HTMLElement): HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>("li[data-key]")];
}

function regions(from: ParentNode): HTMLElement[] {
  return [...from.querySelectorAll<HTMLElement>("[data-live]")];
}
