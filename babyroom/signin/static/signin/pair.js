// A tablet that waits to become a room's asks again by itself. Without scripts the button does the same.
const EVERY_MS = 3_000;
const form = document.querySelector("[data-waits]");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.state === "paired") location.replace(told.next);
    if (told.state === "over") form.submit();
  } catch {
    // No network: asked again.
  }
}

if (form) {
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", look);
}
