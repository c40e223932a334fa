// Which nurseries this tablet was at. The first has the plain shelf, which it had before there were others; the list lies beside the
// database as well, so that the first one's shelf is known when the browser has thrown the database away.
import { inLocalStorage } from "./memory";
import { got, type Shelf } from "./shelf";

const NAME = "nurseries";

/** All of them, `setting` too, in the order they came. */
export async function nurseries(plain: Shelf, setting: string): Promise<readonly string[]> {
  const memory = inLocalStorage<readonly string[]>(NAME);
  const kept = await plain.use(["about"], "readonly", (about) => got<readonly string[] | undefined>(about.get(NAME)));
  const known = kept ?? memory.get() ?? [];
  if (kept?.includes(setting)) return known;
  const all = known.includes(setting) ? known : [...known, setting];
  memory.set(all);
  // A full disk keeps nothing from being handed in.
  await plain.use(["about"], "readwrite", (about) => got(about.put(all, NAME))).catch(() => {});
  return all;
}
