// Dim and silent for the sleep room. The tablet remembers it; a cookie tells the server, so that no page flashes bright.
import { text } from "./room";

const KEPT = "theme";

export function bindTheme(): void {
  if (localStorage.getItem(KEPT) === "dim") put(true);
  words();
}

export function turnTheme(): void {
  const dim = document.documentElement.dataset["theme"] !== "dim";
  put(dim);
  words();
}

function put(dim: boolean): void {
  if (dim) document.documentElement.dataset["theme"] = "dim";
  else delete document.documentElement.dataset["theme"];
  localStorage.setItem(KEPT, dim ? "dim" : "");
  document.cookie = `theme=${dim ? "dim" : ""}; path=/; max-age=31536000; SameSite=Lax`;
}

function words(): void {
  const line = document.querySelector("[data-act=dim] span");
  if (line !== null) line.textContent = document.documentElement.dataset["theme"] === "dim" ? text("light") : text("dim");
}
