// A sheet over the room: the room behind it rests, the header with Help now stays in reach.

let open: { root: HTMLElement; shut: () => void; back: string | undefined } | undefined;

/** Shows `root` over the room. `onShut` runs once, whichever way it is closed; its button to close does that. */
export function openLayer(root: HTMLElement, onShut: () => void = () => {}): void {
  const back = open?.back ?? (document.activeElement as HTMLElement | null)?.dataset?.["key"];
  closeLayer();
  open = { root, shut: onShut, back };
  document.body.append(root);
  root.querySelector("[data-do=close]")?.addEventListener("click", closeLayer);
  main().inert = true;
  (root.querySelector<HTMLElement>("[tabindex='-1']") ?? root).focus({ preventScroll: true });
}

export function closeLayer(): void {
  if (open === undefined) return;
  const { root, shut, back } = open;
  open = undefined;
  root.remove();
  main().inert = false;
  if (back !== undefined) document.querySelector<HTMLElement>(`[data-key="${back}"]`)?.focus({ preventScroll: true });
  shut();
}

export function isLayerOpen(): boolean {
  return open !== undefined;
}

/** Escape and a tap beside the sheet close it. */
export function watchLayer(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeLayer();
  });
  document.addEventListener("click", (event) => {
    if (open !== undefined && event.target === open.root && open.root.classList.contains("veil")) closeLayer();
  });
}

function main(): HTMLElement {
  return document.getElementById("main")!;
}
