// A gentle word about a word that was written: it is saved as it is, and may be changed.
import type { Desk } from "./desk";
import { fill, piece } from "./el";
import type { Outbox } from "./outbox";
import { baby } from "./room";
import { openSheet } from "./sheet";

const STAYS_MS = 12_000;

export function showHints(outbox: Outbox, desk: Desk): void {
  let shown: HTMLElement | undefined;
  outbox.listen((news) => {
    const hint = news.sort === "answered" && news.answer.outcome === "kept" ? news.answer.hint : undefined;
    if (news.sort !== "answered" || hint === undefined || hint === "") return;
    const { root, slot, does } = piece("hint-template");
    fill(slot("sentence"), hint);
    const go = (): void => root.remove();
    const entry = news.written && desk.find(news.written.key);
    const whose = news.written && baby(news.written.moment.baby);
    does("change").hidden = entry === undefined || whose === undefined;
    does("change").addEventListener("click", () => {
      go();
      if (entry !== undefined && whose !== undefined) openSheet(entry, whose, () => desk.now());
    });
    does("close").addEventListener("click", go);
    shown?.remove();
    shown = root;
    document.body.append(root);
    setTimeout(go, STAYS_MS);
  });
}
