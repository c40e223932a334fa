// A call that nobody answers is given up.

/** Does this; after `most` milliseconds it is told to end. */
export async function patiently<T>(most: number, work: (ends: AbortSignal) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), most);
  try {
    return await work(ended.signal);
  } finally {
    clearTimeout(timer);
  }
}
