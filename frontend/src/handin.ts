// On the page of a tablet that is shut out, or whose room is closed: what is still on its disk goes to the office, and today's names go.
import { Clock, clockMemory } from "./clock";
import { Outbox } from "./outbox";
import { Shelf } from "./shelf";
import { inLocalStorage } from "./memory";
import { Store } from "./store";
import { poster } from "./sync";
import { Today } from "./today";
import { ownTurn } from "./turn";

const shelf = new Shelf();
const place = document.getElementById("hands-in");
const nothing = (): Promise<never> => Promise.reject(new Error());
const outbox = new Outbox(new Store(shelf, inLocalStorage(), place?.dataset["setting"]), nothing, poster(place?.dataset["sync"] ?? "/sync", new Clock(Date.now, clockMemory()), () => null), ownTurn());
const show = (): void => {
  if (place !== null) place.textContent = outbox.waiting === 0 ? place.dataset["none"] ?? "" : (place.dataset["some"] ?? "").replace("{n}", String(outbox.waiting));
};
outbox.listen(show);
void new Today(shelf).forget().catch(() => {});
void outbox.open().catch(() => {});
addEventListener("online", () => outbox.retry());
