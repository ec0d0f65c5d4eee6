/** The only door to cryptography at the centre: the same algorithms as the desk's, so that both ends agree (DESIGN idea 11). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

/** SHA-256 of the concatenated parts, lower-case hex. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** A SHA-256 over bytes that come piece by piece. */
export function startSha256(): { update(part: Uint8Array): void; hex(): string } {
  const hash = createHash('sha256');
  return { update: (part) => void hash.update(part), hex: () => hash.digest('hex') };
}

/** Random bytes from the operating system. */
export function secureRandom(size: number): Buffer {
  return randomBytes(size);
}

/** Compares two texts in constant time. */
export function equalSecrets(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

/** PKCS#8 header of an Ed25519 private key; the 32-byte seed follows (RFC 8410). */
const ED25519_PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that signs; made once from its 32-byte seed. */
export interface SigningKey {
  /** SPKI DER, hex. */
  readonly publicKey: string;
  /** Ed25519 signature of a text, hex. */
  sign(text: string): string;
}

/** The Ed25519 key of a 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  const pkcs8 = Buffer.concat([ED25519_PKCS8_HEADER, seed]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('hex'),
  };
}

/** Whether a signature (hex) over a text is that of a public key (SPKI DER, hex). */
export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'hex'));
}

/** Parsing a key costs more than checking a signature; a centre knows some thousand keys, and strangers may show it any number. */
const parsed = new Map<string, KeyObject>();
const MAX_PARSED = 10_000;

function publicKeyOf(hex: string): KeyObject {
  const known = parsed.get(hex);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(hex, 'hex'), format: 'der', type: 'spki' });
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(hex, key);
  return key;
}
