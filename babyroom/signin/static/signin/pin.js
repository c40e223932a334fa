// Big keys for a PIN. Without scripts, and with a keyboard, the field is typed into as any other.
const MOST = 12;
const pad = document.querySelector("[data-pad]");
const field = pad?.closest("form")?.querySelector("input[type=password]");

if (pad && field) {
  pad.hidden = false;
  document.querySelector("[data-without-pad]")?.setAttribute("hidden", "");
  // The tablet's own keys would lie over ours.
  if (matchMedia("(pointer: coarse)").matches) field.inputMode = "none";
  pad.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key === undefined) return;
    // A small hand may go on as long as it likes.
    field.value = key === "" ? "" : (field.value + key).slice(0, MOST);
  });
}
