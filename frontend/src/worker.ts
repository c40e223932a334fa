// The service worker: the board and the danger panel open without a network. It keeps our own files and pages about nobody; today's board
// comes from the shelf, under its key (today.ts). It takes part in no write.
import { patiently } from "./patience";
import { Shelf } from "./shelf";
import { Today } from "./today";

declare const self: ServiceWorkerGlobalScope & { readonly BABYROOM: { readonly release: string; readonly files: readonly string[] } };

const { release, files } = self.BABYROOM;
const CACHE = `babyroom ${release}`;
const HELP = "/help-now/";
const WITHOUT = "/without-network/";
const BOARD = "/room/";
const PATIENCE_MS = 4000;
const today = new Today(new Shelf());
// However the app is opened again: a day that is over goes before anything is shown.
void ignore(today.get("board"));

/** The server's own answers carry this; a Wi-Fi that wants to be signed in to does not know it. */
const OURS = "X-Babyroom";

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // Any file that does not come with 200 stops the install: half a release is none.
      await cache.addAll([...files, HELP, WITHOUT].map((address) => new Request(address, { cache: "reload", credentials: "same-origin" })));
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // A page of the release before may still be open: its files stay until the next one.
      const kept = (await caches.keys()).filter((name) => name.startsWith("babyroom ") && name !== CACHE);
      for (const name of kept.slice(0, -1)) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request, address.pathname));
});

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request: Request, path: string): Promise<Response> {
  try {
    const response = await patiently(PATIENCE_MS, (signal) => fetch(request, { signal }));
    // A redirect of ours or of a Wi-Fi's: the browser follows it itself.
    if (response.type === "opaqueredirect") return response;
    if (response.headers.has(OURS) && response.status < 500) {
      if (path === HELP && response.ok) await (await caches.open(CACHE)).put(HELP, response.clone());
      return response;
    }
    return (await withoutNetwork(path)) ?? response;
  } catch (problem) {
    const found = await withoutNetwork(path);
    if (found === undefined) throw problem;
    return found;
  }
}

/** What can be shown of this page without the server. */
async function withoutNetwork(path: string): Promise<Response | undefined> {
  if (path === HELP) return caches.match(HELP);
  if (path === BOARD || path === "/") {
    const board = await ignore(today.get("board"));
    if (board !== undefined) return drawn(board);
  }
  return caches.match(WITHOUT);
}

/** The board as it was drawn last, under the rules every page of ours comes with. */
async function drawn(board: string): Promise<Response> {
  const rules = (await caches.match(WITHOUT))?.headers.get("Content-Security-Policy") ?? "default-src 'self'";
  return new Response(board.replace("<html", '<html data-from="today"'), { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": rules, "Cache-Control": "no-store" } });
}

function ignore<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}
