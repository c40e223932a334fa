import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { expect, test } from "vitest";
import { fromBase64Url, Sealer, toBase64Url } from "../src/seal";

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const INFO = new TextEncoder().encode("babyroom outbox 1");
const ENC_BYTES = 65;

async function pair(): Promise<{ key: CryptoKeyPair; sealer: Sealer }> {
  const key = await suite.kem.generateKeyPair();
  const point = new Uint8Array(await suite.kem.serializePublicKey(key.publicKey));
  return { key, sealer: new Sealer({ id: "k1", public: toBase64Url(point) }) };
}

async function open(key: CryptoKeyPair, sealed: Uint8Array<ArrayBuffer>): Promise<string> {
  const context = await suite.createRecipientContext({ recipientKey: key.privateKey, enc: sealed.slice(0, ENC_BYTES).buffer, info: INFO.buffer });
  return new TextDecoder().decode(await context.open(sealed.slice(ENC_BYTES).buffer));
}

test("an independent library opens what is sealed here, each time anew", async () => {
  const { key, sealer } = await pair();
  for (const words of ["{}", "Ada, held and hummed to ☺", "x".repeat(20_000)]) expect(await open(key, await sealer.seal(words))).toBe(words);
});

test("the same words twice do not look the same", async () => {
  const { sealer } = await pair();
  expect(await sealer.seal("{}")).not.toEqual(await sealer.seal("{}"));
});

test("a changed bit, or another's key, opens nothing", async () => {
  const { key, sealer } = await pair();
  const sealed = await sealer.seal("{}");
  sealed[sealed.length - 1]! ^= 1;
  await expect(open(key, sealed)).rejects.toThrow();
  await expect(open((await pair()).key, await sealer.seal("{}"))).rejects.toThrow();
});

test("a key that cannot be read says so when something is to be sealed", async () => {
  await expect(new Sealer({ id: "k1", public: "AAAA" }).seal("{}")).rejects.toThrow();
});

test("bytes as text and back", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_none, i) => i);
  expect(toBase64Url(bytes)).not.toMatch(/[+/=]/);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
});
