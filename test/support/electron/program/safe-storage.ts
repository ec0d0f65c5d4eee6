/** `safeStorage`: a key ring in a file of the test's; which backend there is, and whether any, the test says. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SafeStorage } from 'electron';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;

export const safeStorage = {
  getSelectedStorageBackend: () => backend(),
  // As on a Linux without a key ring: available, with a password everybody knows.
  isAsyncEncryptionAvailable: () => Promise.resolve(process.env['STAND_IN_KEY_RING'] !== undefined),
  encryptStringAsync: (plain) => Promise.resolve(seal(plain)),
  decryptStringAsync: (sealed) => Promise.resolve().then(() => ({ result: open(sealed), shouldReEncrypt: false })),
} satisfies Partial<SafeStorage>;

// The test names one of Electron's own words.
function backend(): Backend {
  return (process.env['STAND_IN_KEY_RING_BACKEND'] ?? 'basic_text') as Backend;
}

function seal(plain: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', ringKey(), nonce);
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when another key ring sealed it, as the system's does. */
function open(sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', ringKey(), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}

function ringKey(): Buffer {
  const file = process.env['STAND_IN_KEY_RING'];
  if (file === undefined)
    throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32));
  return readFileSync(file);
}
