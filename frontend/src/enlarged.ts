// Letters twice as large, by whatever way: the header must leave room for the babies, and nothing may hurry.

const HEAD_MOST = 0.22;

/** Whether the letters are so large that the header would take the room. */
export function enlarged(): boolean {
  return document.documentElement.dataset["enlarged"] !== undefined;
}

/** Measures the header again whenever it changes; sheets lie under it, so they are told how tall it is. */
export function watchSize(): void {
  const head = document.querySelector<HTMLElement>(".head")!;
  const tell = (): void => {
    const root = document.documentElement;
    // A phone held upright has small letters and a tall header: there the header stays.
    if (head.offsetHeight > innerHeight * HEAD_MOST && (innerWidth > 640 || innerHeight < 500)) root.dataset["enlarged"] = "";
    else delete root.dataset["enlarged"];
    root.style.setProperty("--head", `${head.offsetHeight}px`);
  };
  new ResizeObserver(tell).observe(head);
  addEventListener("resize", tell);
  tell();
}
