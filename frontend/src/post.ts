// The small forms of the board, sent without leaving it.

const PATIENCE_MS = 10_000;

/** Sends a form. Throws when nobody answered in time or the server is not well. */
export async function send(address: string, body: FormData): Promise<Response> {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), PATIENCE_MS);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token() },
      signal: ended.signal,
    });
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
    return response;
  } finally {
    clearTimeout(timer);
  }
}

function token(): string {
  return document.querySelector<HTMLInputElement>("#token input")?.value ?? "";
}
