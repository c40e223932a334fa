// Closing a record so that only the server can open it: HPKE, RFC 9180, base mode with
// DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A library of it would weigh more than the whole outbox;
// two libraries (the server's, and one in the tests) open what is sealed here.

type Bytes = Uint8Array<ArrayBuffer>;

/** The server's public key: its id, and the uncompressed point as base64url. */
export interface PublicKey {
  readonly id: string;
  readonly public: string;
}

const KEM_SUITE = join(ascii("KEM"), [0, 0x10]);
const SUITE = join(ascii("HPKE"), [0, 0x10, 0, 1, 0, 2]);
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;

/** A closed envelope with nothing in it yet: making one is most of the work, and it is made before it is needed. */
interface Envelope {
  readonly enc: Bytes;
  readonly key: CryptoKey;
  readonly nonce: Bytes;
}

/** An envelope to `to` (an uncompressed P-256 point). */
async function envelope(to: Bytes, info: Bytes): Promise<Envelope> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey("raw", to, CURVE, false, []);
  const ours = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const enc = new Uint8Array(await subtle.exportKey("raw", ours.publicKey));
  const dh = new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256));
  const shared = await expand(labelled(KEM_SUITE, "eae_prk", dh), empty, labelledInfo(KEM_SUITE, "shared_secret", join(enc, to), KEY_BYTES), KEY_BYTES);
  const context = join([0], await extract(labelled(SUITE, "psk_id_hash", empty)), await extract(labelled(SUITE, "info_hash", info)));
  const secret = labelled(SUITE, "secret", empty);
  const [key, nonce] = await Promise.all([
    expand(secret, shared, labelledInfo(SUITE, "key", context, KEY_BYTES), KEY_BYTES),
    expand(secret, shared, labelledInfo(SUITE, "base_nonce", context, NONCE_BYTES), NONCE_BYTES),
  ]);
  return { enc, key: await subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]), nonce };
}

/** The encapsulated key followed by the ciphertext. An envelope closes once. */
async function close({ enc, key, nonce }: Envelope, words: Bytes): Promise<Bytes> {
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, words);
  return join(enc, new Uint8Array(closed));
}

/** Seals texts to one key after the other, with the next envelope ready. */
export class Sealer {
  private ready: Promise<Envelope> | undefined;
  private readonly to: Bytes;

  constructor(readonly key: PublicKey, private readonly info: Bytes = ascii("babyroom outbox 1")) {
    this.to = fromBase64Url(key.public);
    this.prepare();
  }

  async seal(words: string): Promise<Bytes> {
    const made = await (this.ready ?? envelope(this.to, this.info));
    this.ready = undefined;
    const closed = await close(made, new TextEncoder().encode(words));
    this.prepare();
    return closed;
  }

  private prepare(): void {
    const next = envelope(this.to, this.info);
    this.ready = next;
    // A key that cannot be read shows when something is sealed, not before.
    next.catch(() => {});
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
}

const empty = new Uint8Array();
const VERSION = ascii("HPKE-v1");

function ascii(text: string): Bytes {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function join(...parts: readonly ArrayLike<number>[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function labelled(suite: Bytes, label: string, words: Bytes): Bytes {
  return join(VERSION, suite, ascii(label), words);
}

function labelledInfo(suite: Bytes, label: string, words: Bytes, bytes: number): Bytes {
  return join([bytes >> 8, bytes & 0xff], VERSION, suite, ascii(label), words);
}

/** HKDF-Extract with an empty salt. */
async function extract(words: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, words));
}

/** HKDF-Extract and HKDF-Expand in one. */
async function expand(words: Bytes, salt: Bytes, info: Bytes, bytes: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", words, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8));
}
