// Keeps the line on top of the office's pages up to date: which room's arms are full. Without scripts it is right at each
// page load, and the button is a plain form. Nothing that is being typed on the page is touched.
const EVERY_MS = 15_000;
const line = document.querySelector("[data-asks]");

function put(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const told = (place) => place.textContent.replace(/\s+/g, " ").trim();
  if (told(fresh) !== told(line)) line.replaceChildren(...fresh.childNodes);
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${line.dataset.asks}?back=${encodeURIComponent(location.pathname)}`, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.ok) put(await answer.text());
  } catch {
    // No network: the line stays as it is, and is asked for again.
  }
}

if (line) {
  line.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      await look();
    } catch {
      form.submit();
    }
  });
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", look);
}
