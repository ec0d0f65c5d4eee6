/** The only door to cryptography on the desk; nothing here that BoringSSL lacks (DESIGN idea 11). */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
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

/** A SHA-256 fed piece by piece, for files larger than memory should hold; `hex` ends it. */
export function startSha256(): { update(bytes: Uint8Array): void; hex(): string } {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

/** HMAC-SHA-256, lower-case hex. */
export function hmacSha256(key: Uint8Array, text: string): string {
  // A ready key object spares node three quarters of the call.
  return createHmac('sha256', createSecretKey(key)).update(text).digest('hex');
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

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. `about` is authenticated, not hidden. */
export function seal(key: Uint8Array, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The inverse of `seal`; null when the key, the text or `about` is another. */
export function unseal(key: Uint8Array, sealed: Uint8Array, about: string): Buffer | null {
  if (sealed.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

/** PKCS#8 header of an Ed25519 private key; the 32-byte seed follows (RFC 8410). */
const ED25519_PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key pair of a 32-byte random seed, DER in hex: the key of an epoch (DESIGN §7). */
export function signingKeyPair(seed: Uint8Array): { readonly publicKey: string; readonly privateKey: string } {
  const pkcs8 = Buffer.concat([ED25519_PKCS8_HEADER, seed]);
  const publicKey = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
    privateKey: pkcs8.toString('hex'),
  };
}

/** Ed25519 signature of a text, hex, under a private key as `signingKeyPair` gives it. */
export function signText(privateKey: string, text: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'hex'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('hex');
}

/** Whether a signature (hex) over a text is that of a public key (SPKI DER, hex); false for what is no key or no signature. */
export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
