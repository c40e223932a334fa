// Keeps a page that only shows (the sleep room, the wall) up to date: its main part is asked for again and put in place,
// unless somebody is just using it. Without scripts the browser loads the whole page again by itself.
const EVERY_MS = 30_000;

async function refresh() {
  const main = document.querySelector("main");
  if (!main || main.contains(document.activeElement) || document.hidden) return;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (fresh) main.replaceChildren(...fresh.childNodes);
    for (const clock of document.querySelectorAll(".room-clock")) clock.textContent = fresh?.ownerDocument.querySelector(".room-clock")?.textContent ?? "";
  } catch {
    // No network: what is on the screen stays, and is asked for again.
  }
}

setInterval(refresh, EVERY_MS);
