// The room's screen starts here.
import { Clock, wallClock } from "./clock";
import { Desk } from "./desk";
import { el } from "./el";
import { watchSize } from "./enlarged";
import { Faces } from "./faces";
import { showHints } from "./hint";
import { watchLayer } from "./layer";
import { watchMenus } from "./menu";
import { inMemory, Outbox } from "./outbox";
import { Poll } from "./poll";
import { post, send } from "./post";
import { read, state, text } from "./room";
import { onPress } from "./press";
import { showSaved } from "./saved";
import { remember, swap } from "./swap";
import { Taps } from "./tap";
import { bindTheme } from "./theme";

/** A mistake of ours: the screen says so and does not go on looking as if it kept what is tapped. */
addEventListener("error", (event) => {
  // A note of the browser's own (a resize seen late) carries no error.
  if (event.error instanceof Error) document.documentElement.dataset["script"] = "broke";
});

function start(): void {
  read();
  remember();
  const clock = new Clock();
  clock.heard(state.now, Date.now());
  const outbox = new Outbox(inMemory(), (moments) => post(clock, moments));
  const desk = new Desk(outbox, clock, () => state.zone);
  const faces = new Faces();
  const taps = new Taps(desk, faces);
  const bind = (): void => {
    faces.bind(() => location.assign(document.querySelector<HTMLAnchorElement>(".face--in")!.href));
    taps.bind();
  };
  const poll = new Poll(clock, (html) => swap(html, () => {
    read();
    bind();
  }), () => {
    if (outbox.waiting > 0) outbox.retry();
  }, () => {
    // What waits here would go with the page; the header says meanwhile why it is not taken.
    if (outbox.waiting === 0) location.reload();
  });
  showSaved(outbox, desk);
  showHints(outbox, desk);
  bindTheme();
  watchLayer();
  watchMenus();
  bind();
  outbox.listen((news) => {
    if (news.sort === "answered") poll.soon();
  });
  sendForms(poll);
  watchSize();
  const tick = (): void => {
    document.getElementById("clock")!.textContent = wallClock(clock.now(), state.zone);
  };
  setInterval(tick, 1000);
  for (const name of ["pagehide", "visibilitychange"]) addEventListener(name, () => desk.flush(), { capture: true });
  addEventListener("online", () => outbox.retry());
  void outbox.open();
  poll.soon();
  document.documentElement.dataset["script"] = "ready";
}

const SAID_FOR_MS = 6000;

/** Arms full, and its answer: sent without leaving the board. Asking is a press: a toddler's slap calls nobody. */
function sendForms(poll: Poll): void {
  let meant = false;
  for (const button of document.querySelectorAll<HTMLElement>("[data-send=arms] > button")) {
    const words = button.textContent ?? "";
    onPress(button, () => {
      meant = true;
      button.closest("form")!.requestSubmit();
      meant = false;
    });
    button.addEventListener("click", (event) => {
      if (event.detail === 0) return;
      button.textContent = text("press");
      setTimeout(() => (button.textContent = words), 1500);
    });
  }
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["send"] === undefined) return;
    event.preventDefault();
    if (form.dataset["send"] === "arms" && !meant) return;
    const button = form.querySelector("button")!;
    button.disabled = true;
    void send(form.action, new FormData(form))
      .then(() => thank(form.dataset["thanks"] ?? ""))
      .catch(() => form.submit())
      .finally(() => {
        button.disabled = false;
        poll.soon();
      });
  });
}

/** A word back to whoever answered, on the screen for a moment. */
function thank(words: string): void {
  if (words === "") return;
  const line = el("p", { class: "thanks", role: "status" }, words);
  document.body.append(line);
  setTimeout(() => line.remove(), SAID_FOR_MS);
}

start();
