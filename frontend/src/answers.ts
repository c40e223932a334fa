// What the server's answers mean for a record here.
import type { Answer } from "./moment";
import type { State } from "./shelf";

const STATES: Readonly<Record<Answer["outcome"], State>> = { kept: "kept", had: "kept", aside: "aside", not_yours: "not_yours", refused: "refused" };

/** Whether the server has it, now or since earlier. */
export const isHere = (answer: Answer): boolean => STATES[answer.outcome] === "kept";

/** How the record with this number stands from now on, and why where it needs a person. */
export const meaning = (answer: Answer & { readonly n: number }) => ({
  n: answer.n,
  id: answer.id,
  // A word we do not know is none that lets anything go.
  state: STATES[answer.outcome] ?? ("refused" as const),
  ...(answer.sentence === "" ? {} : { sentence: answer.sentence, code: answer.code }),
});
