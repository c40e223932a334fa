// Half a second of pressing: what a toddler's slap must not do.

const PRESS_MS = 500;

/** Calls `then` after the button was pressed for half a second, or chosen by keyboard. */
export function onPress(button: HTMLElement, then: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    button.classList.remove("is-pressing");
  };
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stop();
    button.classList.add("is-pressing");
    timer = setTimeout(() => {
      stop();
      then();
    }, PRESS_MS);
  });
  for (const name of ["pointerup", "pointerleave", "pointercancel", "blur"]) button.addEventListener(name, stop);
  // A click without a pointer comes from a keyboard or a screen reader: it is meant.
  button.addEventListener("click", (event) => {
    if (event.detail === 0) then();
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault());
}
