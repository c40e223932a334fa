// The small forms of the board, sent without leaving it.
import { patiently } from "./patience";

const PATIENCE_MS = 10_000;

/** Sends a form. Throws when nobody answered in time or the server is not well. */
export async function send(address: string, body: FormData): Promise<Response> {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const response = await patiently(PATIENCE_MS, (signal) => fetch(address, { method: "POST", body, headers, signal }));
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
  return response;
}

function token(): string {
  return document.querySelector<HTMLInputElement>("#token input")?.value ?? "";
}
