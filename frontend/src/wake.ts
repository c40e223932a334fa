// "Who is here?": asked when something is to be written and nobody has said who is writing.
import { el, piece } from "./el";
import type { Faces } from "./faces";
import { closeLayer, openLayer } from "./layer";
import { onPress } from "./press";
import { state } from "./room";

const WAITS_MS = 15_000;

/** Runs `then` with the adult who is recording: at once if the screen is awake, else after a press on a face.
 *  Without an answer nothing is written, neither under a wrong name nor under none. */
export function whoIsHere(faces: Faces, then: (adult: string) => void): void {
  if (faces.active !== undefined) {
    then(faces.active);
    return;
  }
  const { root, slot } = piece("wake-template");
  const timer = setTimeout(closeLayer, WAITS_MS);
  for (const one of state.faces) {
    const button = el("button", { class: "face face--named", type: "button" }, el("span", { class: "face-round", "aria-hidden": "true" }, one.short), one.name);
    onPress(button, () => {
      closeLayer();
      faces.choose(one.id);
      then(one.id);
    });
    slot("faces").append(button);
  }
  openLayer(root, () => clearTimeout(timer));
}
