// A newer Baby Room is taken into use only when nobody writes and nothing waits: never two releases in one page.

const LOOK_EVERY_MS = 3_600_000;
const IDLE_EVERY_MS = 5000;

/** Registers the worker. `free`: whether the page may be loaded anew now. Returns what looks for a newer one at once. */
export function watchForUpdates(free: () => boolean): () => void {
  let look = (): void => {};
  if (!("serviceWorker" in navigator)) return look;
  // The first worker of all changes nothing on this page.
  let led = navigator.serviceWorker.controller !== null;
  let taken = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    taken = led;
    led = true;
  });
  void navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).then((found) => {
    look = () => void found.update().catch(() => {});
    const take = (): void => {
      if (!free()) return;
      // Another page may have called it while somebody was writing on this one.
      if (taken) location.reload();
      else if (led) found.waiting?.postMessage("take over");
    };
    navigator.serviceWorker.addEventListener("controllerchange", take);
    setInterval(look, LOOK_EVERY_MS);
    setInterval(take, IDLE_EVERY_MS);
    addEventListener("online", look);
    look();
  }).catch(() => {
    // Plain http, or a browser without workers: everything but opening without a network still goes.
  });
  return () => look();
}
