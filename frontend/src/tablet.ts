// The room's screen starts here.
import { Clock, clockMemory, wallClock } from "./clock";
import { Desk } from "./desk";
import { el } from "./el";
import { watchSize } from "./enlarged";
import { Faces } from "./faces";
import { drawHere, Here, layHere } from "./here";
import { showHints } from "./hint";
import { isLayerOpen, watchLayer } from "./layer";
import { watchMenus } from "./menu";
import { inBrowserOnIos } from "./ios";
import { Outbox } from "./outbox";
import { Poll } from "./poll";
import { send } from "./post";
import { page, read, state, text } from "./room";
import { onPress } from "./press";
import { Saved } from "./saved";
import { type PublicKey, Sealer } from "./seal";
import { Shelf } from "./shelf";
import { inLocalStorage } from "./memory";
import { Store } from "./store";
import { remember, swap } from "./swap";
import { poster } from "./sync";
import { Taps } from "./tap";
import { bindTheme } from "./theme";
import { Today } from "./today";
import { ownTurn } from "./turn";
import { watchForUpdates } from "./update";

/** A mistake of ours: the screen says so and does not go on looking as if it kept what is tapped. */
addEventListener("error", (event) => {
  // A note of the browser's own (a resize seen late) carries no error.
  if (event.error instanceof Error) document.documentElement.dataset["script"] = "broke";
});

/** A link waits so long for what was just tapped to reach the disk. */
const QUIET_MS = 1000; // Longer than laying takes to say that a record is not kept.
const LOOK_AGAIN_MS = 30_000;

function start(): void {
  read();
  // As the server drew it, before anything here writes into it.
  const drawn = `<!doctype html>${document.documentElement.outerHTML}`;
  /** This page came from the tablet itself, because nobody answered. */
  const fromHere = document.documentElement.dataset["from"] === "today";
  remember();
  const clock = new Clock(Date.now, clockMemory());
  if (!fromHere) clock.heard(state.now, Date.now());
  const shelf = new Shelf();
  const today = new Today(shelf);
  const sealing = new Sealing(() => state.key);
  let promised: boolean | null = null;
  let closed = false;
  const outbox = new Outbox(new Store(shelf, inLocalStorage(), state.setting), (words) => sealing.seal(words), poster(page.urls["sync"]!, clock, () => promised), ownTurn());
  const desk = new Desk(outbox, clock, () => state.zone);
  const faces = new Faces();
  const saved = new Saved(outbox, desk, clock, () => promised);
  const taps = new Taps(desk, faces, () => saved.isAway);
  const here = new Here();
  const bind = (): void => {
    faces.bind(() => location.assign(document.querySelector<HTMLAnchorElement>(".face--in")!.href));
    taps.bind();
  };
  const draw = (): void => drawHere(here.laid, saved.isAway, clock.now());
  const { setting } = state;
  const drawAgain = (): void => {
    read();
    // Another tab has made this tablet another nursery's.
    if (state.setting !== setting) location.reload();
    void ignore(today.drop(here.shown(state.seq)));
    layHere(here.written);
    bind();
    draw();
  };
  const poll = new Poll(clock, {
    changed: (html) => {
      swap(html, drawAgain);
      void ignore(keepDay().then(() => today.put("live", html)));
    },
    reached: () => {
      if (!saved.isAway) return;
      saved.reached();
      outbox.retry();
      draw();
    },
    unreached: (portal) => {
      const news = !saved.isAway;
      saved.unreached(portal);
      desk.reached = false;
      if (news) draw();
    },
    // What is on the disk stays there, and is handed in to the office first; today's names go.
    shut: () => {
      outbox.retry();
      void ignore(today.forget()).then(() => outbox.handedIn(QUIET_MS * 3)).then(() => location.reload());
    },
  });
  showHints(outbox, desk);
  bindTheme();
  watchLayer();
  watchMenus();
  bind();
  outbox.listen((news) => {
    if (news.sort === "added") here.add(news.written);
    else if (news.sort === "laid") {
      here.add(news.written, true);
      void ignore(today.add(news.written));
    } else if (news.sort === "answered") {
      here.answered(news.answer);
      poll.soon();
    } else if (news.sort === "shut") void ignore(today.forget());
    else if (news.sort === "old") lookForNewer();
    if (news.sort === "added" || news.sort === "answered") layHere(here.written);
    draw();
  });
  sendForms(poll);
  watchSize();
  const tick = (): void => {
    const now = clock.now();
    document.getElementById("clock")!.textContent = wallClock(now, state.zone);
    const over = now.getTime() >= Date.parse(state.closes_at);
    if (over && !closed) void ignore(today.forget());
    closed = over;
  };
  setInterval(tick, 1000);
  setInterval(() => {
    clock.remember();
    draw();
    // After closing nothing here may show the day to whoever finds the tablet where it reaches nobody.
    if (closed && saved.isAway && isFree()) location.reload();
    // So that a clock set back is noticed.
    void ignore(today.get("live"));
    // Whatever stalled goes on; with nothing to hand in the server now and then hears of us.
    outbox.retry();
  }, LOOK_AGAIN_MS);
  for (const name of ["pagehide", "visibilitychange"]) addEventListener(name, () => desk.flush(), { capture: true });
  addEventListener("online", () => outbox.retry());
  document.addEventListener("click", (event) => leave(event, desk, outbox), { capture: true });
  void ignore(Promise.resolve(navigator.storage?.persist?.()).then((answer) => (promised = answer ?? null)));
  const lookForNewer = watchForUpdates(() => outbox.mayBeNewer && isFree());
  void openDay();
  poll.soon();
  document.documentElement.dataset["script"] = "ready";

  /** Begins the day, or goes on with it. */
  async function keepDay(): Promise<void> {
    if (await today.begin(Date.parse(state.closes_at) - (clock.offsetMs() ?? 0), state.room)) await today.put("board", drawn);
  }

  /** Nobody is writing. */
  function isFree(): boolean {
    return faces.active === undefined && !isLayerOpen() && document.querySelector(".strip") === null;
  }

  /** Today's names and what was written; then the outbox takes up what earlier pages left. */
  async function openDay(): Promise<void> {
    try {
      if (fromHere) {
        saved.unreached();
        desk.reached = false;
        const live = await today.get("live");
        if (live !== undefined) swap(live, drawAgain);
      } else {
        await keepDay();
        await today.put("board", drawn);
      }
      for (const written of await today.moments()) here.add(written, true);
      await today.drop(here.shown(state.seq));
    } catch (problem) {
      // A device that keeps nothing readable still writes.
      note(problem);
    }
    layHere(here.written);
    draw();
    await outbox.open(here.written).catch(note);
    saved.show();
  }
}

/** Seals to the key the server named last. */
class Sealing {
  private sealer: Sealer;

  constructor(private readonly key: () => PublicKey) {
    this.sealer = new Sealer(key());
  }

  async seal(words: string): Promise<{ sealedFor: string; sealed: Uint8Array<ArrayBuffer> }> {
    if (this.sealer.key.id !== this.key().id) this.sealer = new Sealer(this.key());
    const { sealer } = this;
    return { sealedFor: sealer.key.id, sealed: await sealer.seal(words) };
  }
}

/** A link is followed once what was tapped before it is on the disk. */
function leave(event: MouseEvent, desk: Desk, outbox: Outbox): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (link === null || event.defaultPrevented || link.target !== "" || link.getAttribute("href")!.startsWith("#")) return;
  desk.flush();
  if (outbox.unlaidNow === 0) return;
  event.preventDefault();
  void outbox.quiet(QUIET_MS).then(() => location.assign(link.href));
}

/** Today's readable part is a help; what waits is what counts, and its own troubles are told. */
function ignore(work: Promise<unknown>): Promise<unknown> {
  return work.catch(note);
}

function note(problem: unknown): void {
  console.warn(problem);
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
      // Nobody is called by a page that cannot be reached: say so, so that somebody calls out.
      .catch(() => thank(text("call_out")))
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

if (inBrowserOnIos()) location.replace("/on-a-tablet/");
else start();
