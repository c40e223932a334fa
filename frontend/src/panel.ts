// A baby's panel: six tiles round the day's line, what helps, who the baby knows, what home told.
import { ago, type When } from "./ago";
import { marks } from "./chips";
import { el, fill, piece } from "./el";
import type { KindId } from "./kinds.gen";
import { closeLayer, openLayer } from "./layer";
import type { Facts } from "./moment";
import { onPress } from "./press";
import { type Baby, page, text } from "./room";
import { pronouns, say, sentenceCase } from "./words";

/** What the panel's tiles lead to. */
export interface Acts {
  write(kind: KindId, baby: Baby, facts: Facts, when: When | undefined): void;
  draft(kind: KindId, baby: Baby, when: When | undefined): void;
  lookIn(baby: Baby, sleep: string, when: When | undefined): void;
  awake(baby: Baby, sleep: string, when: When | undefined): void;
  sameNap(baby: Baby, one: string, other: string, answer: "same" | "two"): void;
  now(): Date;
  /** Whether the network is away: pages of the server cannot be opened just now. */
  away(): boolean;
}

/** The safe way to lie, said by one tap; anything else is said on the strip. */
const IN_THE_COT: Facts = { place: "cot", position: "back" };
const HELPS = new Set(["helps", "held"]);

export function openPanel(baby: Baby, acts: Acts): void {
  const { root, slot, does } = piece("panel-template");
  let when: When | undefined;
  const act = (then: () => void) => (): void => {
    closeLayer();
    then();
  };
  const peg = slot("peg");
  peg.setAttribute("href", `${peg.dataset["sprite"]}${baby.peg}`);
  fill(slot("name"), baby.name);
  slot("marks").append(...marks(baby.marks));
  fill(slot("age"), baby.age);
  fill(slot("who"), document.querySelector(`[data-key="card-${baby.id}"] .card-who`)?.textContent ?? "");
  slot("links").append(...(acts.away() ? drafts(baby, acts, act) : links(baby)));
  slot("ago").append(ago(() => acts.now(), (chosen) => (when = chosen.timeFrom === "tap" ? undefined : chosen)));
  const ribbon = document.querySelector(`[data-key="card-${baby.id}"] .card-ribbon > svg`)?.cloneNode(true);
  if (ribbon !== undefined) slot("ribbon").append(unnamed(ribbon as SVGElement));
  fill(slot("last-milk"), baby.last?.milk ?? "");
  fill(slot("last-nappy"), baby.last?.nappy ?? "");
  fill(slot("last-sleep"), baby.last?.sleep ?? "");
  fill(slot("since"), baby.last?.sleep ?? "");
  slot("fell-asleep").hidden = baby.asleep !== undefined;
  slot("is-asleep").hidden = baby.asleep === undefined;
  slot("settling").hidden = baby.settling !== true;
  aside(slot("helps"), "", (baby.chips ?? []).filter((chip) => HELPS.has(chip.part)).map((chip) => chip.words).join(" · "));
  aside(slot("knows"), say(text("who_knows"), { name: baby.name }), baby.knows ?? "");
  aside(slot("home"), "", baby.home ?? "");
  naps(slot("naps"), baby, acts, act);

  const cot = slot("cot");
  fill(cot, say(text("cot_on_back"), pronouns(baby.forms)));
  for (const button of root.querySelectorAll<HTMLElement>("[data-write]")) {
    const { write, fact, value } = button.dataset;
    const facts: Facts = button === cot ? IN_THE_COT : fact === undefined ? {} : { [fact]: value };
    button.addEventListener("click", act(() => acts.write(write as KindId, baby, facts, when)));
  }
  for (const button of root.querySelectorAll<HTMLElement>("[data-draft]")) {
    button.addEventListener("click", act(() => acts.draft(button.dataset["draft"] as KindId, baby, when)));
  }
  const sleep = baby.asleep;
  if (sleep !== undefined) {
    does("look-in").addEventListener("click", act(() => acts.lookIn(baby, sleep, when)));
    onPress(does("awake"), act(() => acts.awake(baby, sleep, when)));
  }
  does("legend").addEventListener("click", openLegend);
  openLayer(root);
}

/** What the shapes on the line of a day mean. */
export function openLegend(): void {
  openLayer(piece("legend-template").root);
}

function links(baby: Baby): HTMLElement[] {
  const day = baby.forms[2] === "their" ? text("day_of_them") : sentenceCase(say(text("day_of"), pronouns(baby.forms)));
  const named: readonly [string, string][] = [
    ["baby", say(text("about_name"), { name: baby.name })],
    ["day", day],
    ["rhythm", text("rhythm")],
    [baby.here === true ? "going_home" : "arrive", baby.here === true ? text("door_out") : text("door_in")],
  ];
  return named.flatMap(([name, words]) => {
    const address = page.urls[name];
    return address ? [el("a", { class: "btn", href: address.replace("00000000-0000-0000-0000-000000000000", baby.id) }, words)] : [];
  });
}

/** Coming and going, written here while the door's own page cannot be opened. */
function drafts(baby: Baby, acts: Acts, act: (then: () => void) => () => void): HTMLElement[] {
  const [kind, words] = baby.here === true ? (["reunion", text("door_out")] as const) : (["arrival", text("door_in")] as const);
  return [el("button", { type: "button", class: "btn", onclick: act(() => acts.draft(kind, baby, undefined)) }, words)];
}

/** A copy of the card's line: its words belong to the card, so that no id stands twice. */
function unnamed(ribbon: SVGElement): SVGElement {
  ribbon.removeAttribute("aria-describedby");
  ribbon.querySelector("desc")?.removeAttribute("id");
  return ribbon;
}

function aside(box: HTMLElement, heading: string, words: string): void {
  if (heading !== "") box.querySelector("h3")!.textContent = heading;
  box.querySelector("p")!.textContent = words;
  box.hidden = words === "";
}

function naps(box: HTMLElement, baby: Baby, acts: Acts, act: (then: () => void) => () => void): void {
  for (const pair of baby.naps ?? []) {
    const answer = (given: "same" | "two", words: string): HTMLElement =>
      el("button", { type: "button", class: "btn", onclick: act(() => acts.sameNap(baby, pair.one, pair.other, given)) }, words);
    box.append(el("p", {}, pair.words), el("div", { class: "buttons" }, answer("same", text("same_nap")), answer("two", text("two_naps"))));
    box.hidden = false;
  }
}
