// Over the wire: handing records to the log, and the small forms of the board.
import type { Clock } from "./clock";
import type { Moment } from "./moment";
import type { Reply } from "./outbox";
import { page, text } from "./room";

const PATIENCE_MS = 10_000;
const WITHOUT_PAGE_BYTES = 60_000;

/** Sends a form or records. Throws when nobody answered in time or the server is not well. */
export async function send(address: string, body: string | FormData, type?: string): Promise<Response> {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), PATIENCE_MS);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token(), ...(type === undefined ? {} : { "Content-Type": type }) },
      signal: ended.signal,
      // A record on its way is handed over even if the page is left meanwhile.
      keepalive: typeof body === "string" && body.length < WITHOUT_PAGE_BYTES,
    });
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
    return response;
  } finally {
    clearTimeout(timer);
  }
}

export async function post(clock: Clock, moments: readonly Moment[]): Promise<Reply> {
  const asked = Date.now();
  const response = await send(page.urls["moments"]!, JSON.stringify({ moments }), "application/json");
  if (response.status === 403 || response.status === 404) return { shut: text("shut") };
  const told = (await response.json()) as { answers?: Extract<Reply, { answers: unknown }>["answers"]; sentence?: string; now?: string };
  if (told.answers === undefined) return { rejected: told.sentence ?? "" };
  if (told.now !== undefined) clock.heard(told.now, asked);
  return { answers: told.answers };
}

function token(): string {
  return document.querySelector<HTMLInputElement>("#token input")?.value ?? "";
}
