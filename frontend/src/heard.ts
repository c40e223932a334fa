// What the server last said of this outbox, kept on the disk: every page, and the next one, rests on it. Up to which number each has come or
// is gone for good; and how many are gone: with nobody, neither at the server nor here. The office is told of those by the server, whoever is
// at the tablet by it.
import { full, got } from "./shelf";

interface Word {
  readonly reaches: number;
  /** Gone of this outbox, and of those that were here before it. */
  readonly here: number;
  readonly before: number;
  /** So many of them somebody at the tablet was told of. */
  readonly told: number;
}

type Use = <T>(mode: "readonly" | "readwrite", work: (about: IDBObjectStore) => Promise<T>) => Promise<T>;

const NAME = "heard";

export class Heard {
  /** What there was no room for: this page knows it all the same. */
  private unwritten: Word | undefined;

  constructor(private readonly use: Use) {}

  /** Whether the server's word reaches as far as the numbers given here, and how many are gone that nobody here was told of. */
  stand(): Promise<{ readonly agrees: boolean; readonly missing: number }> {
    return this.use("readonly", async (about) => {
      const [{ reaches, here, before, told }, last = 0] = await Promise.all([this.word(about), got<number | undefined>(about.get("last"))]);
      return { agrees: reaches >= last, missing: here + before - told };
    });
  }

  /** The server has spoken. `gone`: so many of this outbox; `goneBefore`: of the one before it, if it was told of that just now. */
  async hear(reaches = -1, gone = 0, goneBefore?: number): Promise<void> {
    const known = await this.use("readonly", (about) => this.word(about));
    if (goneBefore === undefined && known.reaches === reaches && known.here === gone) return;
    await this.change((was) => {
      const before = was.before + (goneBefore ?? 0);
      // What came after all was told of for nothing.
      return { reaches, here: gone, before, told: Math.min(was.told, gone + before) };
    });
    if (goneBefore !== undefined) await this.use("readwrite", (about) => got(about.delete("before")));
  }

  /** Somebody here has read how many are gone. */
  tell(): Promise<void> {
    return this.change((was) => ({ ...was, told: was.here + was.before }));
  }

  private async change(next: (was: Word) => Word): Promise<void> {
    let now: Word | undefined;
    try {
      await this.use("readwrite", async (about) => {
        now = next(await this.word(about));
        await got(about.put(now, NAME));
      });
      this.unwritten = undefined;
    } catch (problem) {
      if (!full(problem)) throw problem;
      this.unwritten = now;
    }
  }

  /** Before the server has spoken nothing agrees. */
  private async word(about: IDBObjectStore): Promise<Word> {
    return this.unwritten ?? (await got<Word | undefined>(about.get(NAME))) ?? { reaches: -1, here: 0, before: 0, told: 0 };
  }
}
