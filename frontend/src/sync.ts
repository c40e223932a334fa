// POST /sync, as docs/sync.md tells it.
import type { Clock } from "./clock";
import type { Answer, Moment } from "./moment";
import { Portal, type Post, type Reply } from "./outbox";
import { patiently } from "./patience";
import { type Ranges, size } from "./ranges";
import { toBase64Url } from "./seal";
import type { Laid } from "./shelf";
import type { Standing } from "./store";

const VERSION = 1;
const PATIENCE_MS = 10_000;
const MOST_PATIENCE_MS = 60_000;
/** Slow lines: a second more for every so many bytes. */
const BYTES_A_SECOND = 20_000;

interface Told {
  readonly ask?: string;
  readonly answers?: readonly Answer[];
  readonly wants?: Ranges;
  readonly reaches?: number;
  readonly gone?: Ranges;
  readonly gone_before?: Ranges;
  readonly now?: string;
  readonly sentence?: string;
  readonly code?: string;
}

/** What is sent. */
export function body(standing: Standing, records: readonly Laid[], loose: readonly Moment[], ask: string, deviceAt: string, persisted: boolean | null): string {
  return JSON.stringify({
    version: VERSION,
    ask,
    ...standing,
    device_at: deviceAt,
    persisted,
    records: [
      // JSON leaves out what is undefined.
      ...records.map(({ id, n, sealedFor, sealed, mends }) => ({ id, n, key: sealedFor, sealed: toBase64Url(sealed), mends })),
      ...loose.map((moment) => ({ id: moment.id, n: null, moment })),
    ],
  });
}

/** Hands in at `address`. `shut`: the sentence for a tablet that is shut out. */
export function poster(address: string, clock: Clock, persisted: () => boolean | null, fetching: typeof fetch = (...told) => fetch(...told)): Post {
  return async (standing, records, loose) => {
    const ask = crypto.getRandomValues(new Uint32Array(2)).join("-");
    const sent = body(standing, records, loose, ask, clock.deviceNow().toISOString(), persisted());
    const asked = Date.now();
    return patiently(Math.min(PATIENCE_MS + (sent.length / BYTES_A_SECOND) * 1000, MOST_PATIENCE_MS), async (signal) => {
      const response = await fetching(address, {
        method: "POST",
        body: sent,
        headers: { Accept: "application/json", "Content-Type": "application/json", "X-Babyroom": "1" },
        cache: "no-store",
        redirect: "manual",
        signal,
      });
      const told = await read(response);
      if (response.status === 413) return { code: "large" };
      if (response.status === 403 && told?.code === "tablet_revoked") return { shut: told.sentence ?? "" };
      if (response.status === 400 && told?.code === "version") return { old: told.sentence ?? "" };
      // Whoever says 400 without our own word for it is not the server, and what it says is of no record.
      if (response.status === 400 && told?.code !== undefined) return { code: "rejected", sentence: told.sentence ?? "" };
      if (response.status !== 200 && (response.status !== 0 || response.type !== "opaqueredirect")) throw new Error(String(response.status));
      // Whoever answers 200, or sends us elsewhere, without our own word is not the server.
      if (told === undefined || told.ask !== ask || told.answers === undefined) throw new Portal();
      if (told.now !== undefined) clock.heard(told.now, asked);
      const { answers, wants = [], reaches, gone = [], gone_before = [], now = "" } = told;
      return { answers, wants, reaches, gone: size(gone), goneBefore: size(gone_before), at: Date.parse(now) } satisfies Reply;
    });
  };
}

async function read(response: Response): Promise<Told | undefined> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Told;
  } catch {
    // Half an answer is no answer: the line broke.
    if ((response.headers.get("Content-Type") ?? "").includes("json")) throw new Error("truncated");
    return undefined;
  }
}
