// Whose turn it is to hand in: of all pages of this device one, by a Web Lock, which the browser gives on when that page is gone.
import type { Turn, Word } from "./outbox";

const NAME = "babyroom-outbox";

export function ownTurn(): Turn {
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(NAME);
  return {
    wait: (mine) => {
      // A browser without locks: two pages may send one record twice, and the server knows it again.
      if (navigator.locks === undefined) mine();
      else void navigator.locks.request(NAME, () => (mine(), new Promise(() => {})));
    },
    tell: (word) => channel?.postMessage(word),
    hear: (heard) => channel?.addEventListener("message", (event: MessageEvent<Word>) => heard(event.data)),
  };
}
