// The three honest states: saved, on this tablet, needs attention.
import type { Desk } from "./desk";
import { fill, piece } from "./el";
import { closeLayer, openLayer } from "./layer";
import type { Outbox, Refused } from "./outbox";
import { baby, label, page, text } from "./room";
import { openSheet } from "./sheet";
import { say } from "./words";

// A record that is saved within this time does not flicker.
const SHOWN_AFTER_MS = 400;

export function showSaved(outbox: Outbox, desk: Desk): void {
  const line = document.getElementById("saved")!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shut = "";
  const show = (): void => {
    const { waiting, attention } = outbox;
    const standing = attention.length > 0 ? "attention" : waiting > 0 ? "waiting" : "saved";
    line.dataset["state"] = standing;
    const words = standing === "saved" ? text("saved") : say(text(standing), { n: standing === "attention" ? attention.length : waiting });
    line.textContent = shut !== "" && waiting > 0 ? `${words}. ${shut}` : words;
    line.setAttribute("role", standing === "attention" ? "button" : "status");
    line.tabIndex = standing === "attention" ? 0 : -1;
  };
  show();
  outbox.listen((news) => {
    if (news.sort === "shut") shut = news.sentence;
    if (news.sort === "answered") shut = "";
    clearTimeout(timer);
    if (news.sort === "counted" && outbox.waiting > 0 && line.dataset["state"] === "saved") timer = setTimeout(show, SHOWN_AFTER_MS);
    else show();
  });
  const look = (): void => {
    if (outbox.attention.length > 0) openAttention(outbox, desk);
  };
  line.addEventListener("click", look);
  line.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") look();
  });
  addEventListener("beforeunload", (event) => {
    if (outbox.waiting > 0 || outbox.attention.length > 0) event.preventDefault();
  });
}

function openAttention(outbox: Outbox, desk: Desk): void {
  const { root, slot, does } = piece("attention-template");
  for (const refused of outbox.attention) slot("list").append(row(refused, outbox, desk));
  does("close").addEventListener("click", closeLayer);
  openLayer(root);
}

function row({ key, moment, answer }: Refused, outbox: Outbox, desk: Desk): HTMLElement {
  const { root, slot, does } = piece("attention-row-template");
  const whose = baby(moment.baby);
  fill(slot("title"), say(text("title"), { kind: page.kinds[moment.kind] ?? label("kinds", moment.kind), name: whose?.name ?? "" }));
  fill(slot("sentence"), answer.sentence);
  const entry = desk.find(key);
  does("change").hidden = whose === undefined || entry === undefined || moment.withdraws !== undefined;
  does("change").addEventListener("click", () => {
    if (entry !== undefined && whose !== undefined) openSheet(entry, whose, () => desk.now());
  });
  does("let-go").addEventListener("click", () => {
    outbox.letGo(key);
    root.remove();
    if (outbox.attention.length === 0) closeLayer();
  });
  return root;
}
