/** `key.json`: the database's random key, sealed in slots; any slot opens it (DESIGN idea 11). */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../shared/errors.ts';
import { seal, sha256, unseal } from './crypto.ts';
import { databaseError } from './database/database-error.ts';
import { renameDurably, writePart } from './database/durable.ts';
import type { Randomness } from './ports.ts';

/** Cost of turning a password into a key: OWASP's argon2id baseline, 19 MiB, 2 passes. */
export const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Opens folders created as 体验模式 only: it protects nothing and is meant not to. */
const DEMO_SECRET = 'joint-desk demo folder';

const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('operator'), operatorNo: z.string(), salt: z.string(), sealed: z.string() }),
  z.strictObject({ kind: z.literal('demo'), sealed: z.string() }),
  z.strictObject({ kind: z.literal('os'), sealed: z.string() }),
]);
const keyFileSchema = z.strictObject({
  v: z.literal(1),
  kdf: z.literal('argon2id'),
  alg: z.literal('aes-256-gcm'),
  slots: z.array(slotSchema).min(1),
});
type KeyFile = z.infer<typeof keyFileSchema>;

/** Whether a data folder has been set up. */
export function keyFileExists(dataDir: string): boolean {
  return existsSync(pathOf(dataDir));
}

/** Makes the key file of a new folder with its first slot; it counts once `commitKeyFile` is called. */
export async function draftKeyFile(
  dataDir: string,
  key: Uint8Array,
  first:
    { readonly kind: 'demo' } | { readonly kind: 'operator'; readonly operatorNo: string; readonly password: string },
  randomness: Randomness,
): Promise<void> {
  const slot =
    first.kind === 'demo' ? demoSlot(key) : await operatorSlot(key, first.operatorNo, first.password, randomness);
  storePart(dataDir, { v: 1, kdf: 'argon2id', alg: 'aes-256-gcm', slots: [slot] });
}

/** The last step of a set-up: from here on the folder is a desk. */
export function commitKeyFile(dataDir: string): void {
  renameDurably(partOf(dataDir), pathOf(dataDir));
}

/** Whether a set-up of this folder was cut off before its last step. */
export function keyFileDrafted(dataDir: string): boolean {
  return existsSync(partOf(dataDir)) && !existsSync(pathOf(dataDir));
}

/** Removes the draft of a set-up that was cut off. */
export function dropKeyFileDraft(dataDir: string): void {
  rmSync(partOf(dataDir), { force: true });
}

/** The key, when the folder is a 体验模式 folder; else null. */
export function openDemoSlot(dataDir: string): Buffer | null {
  const slot = load(dataDir).slots.find((candidate) => candidate.kind === 'demo');
  return slot === undefined ? null : unseal(demoKey(), Buffer.from(slot.sealed, 'hex'), 'demo');
}

/** The key, when this operator has a slot and the password opens it; else null. */
export async function openOperatorSlot(dataDir: string, operatorNo: string, password: string): Promise<Buffer | null> {
  const slot = load(dataDir).slots.find(
    (candidate) => candidate.kind === 'operator' && candidate.operatorNo === operatorNo,
  );
  if (slot?.kind !== 'operator') return null;
  const wrapping = await passwordKey(password, Buffer.from(slot.salt, 'hex'));
  return unseal(wrapping, Buffer.from(slot.sealed, 'hex'), operatorNo);
}

/** Gives an operator a slot, replacing the one they had. The database's key does not change. */
export async function putOperatorSlot(
  dataDir: string,
  key: Uint8Array,
  operatorNo: string,
  password: string,
  randomness: Randomness,
): Promise<void> {
  const slot = await operatorSlot(key, operatorNo, password, randomness);
  // Read and written in one turn: two operators added at once must not overwrite each other's slot.
  const file = load(dataDir);
  const others = file.slots.filter((other) => other.kind !== 'operator' || other.operatorNo !== operatorNo);
  store(dataDir, { ...file, slots: [...others, slot] });
}

/** Takes an operator's slot away; at least one stays, or the desk could never be opened again. */
export function dropOperatorSlot(dataDir: string, operatorNo: string): void {
  const file = load(dataDir);
  const others = file.slots.filter((other) => other.kind !== 'operator' || other.operatorNo !== operatorNo);
  if (others.length > 0) store(dataDir, { ...file, slots: others });
}

/** Whether an operator can unlock the desk after a restart. */
export function hasOperatorSlot(dataDir: string, operatorNo: string): boolean {
  return load(dataDir).slots.some((slot) => slot.kind === 'operator' && slot.operatorNo === operatorNo);
}

/** What the operating system's key store sealed, or null where it has no slot. */
export function osSlot(dataDir: string): Buffer | null {
  if (!keyFileExists(dataDir)) return null;
  const slot = load(dataDir).slots.find((candidate) => candidate.kind === 'os');
  return slot === undefined ? null : Buffer.from(slot.sealed, 'hex');
}

/** Gives the operating system a slot, replacing the one it had. */
export function putOsSlot(dataDir: string, sealed: Uint8Array): void {
  const file = load(dataDir);
  const others = file.slots.filter(({ kind }) => kind !== 'os');
  store(dataDir, { ...file, slots: [...others, { kind: 'os', sealed: Buffer.from(sealed).toString('hex') }] });
}

/** Takes the operating system's slot away; the operators' stay. */
export function dropOsSlot(dataDir: string): void {
  const file = load(dataDir);
  const others = file.slots.filter(({ kind }) => kind !== 'os');
  if (others.length > 0 && others.length < file.slots.length) store(dataDir, { ...file, slots: others });
}

/** The key file as a backup carries it: every slot but `os`, which only this machine can open (DESIGN idea 11). */
export function portableKeyFile(dataDir: string): string {
  const file = load(dataDir);
  const slots = file.slots.filter(({ kind }) => kind !== 'os');
  if (slots.length === 0) throw new AppError('key-file-unreadable', { where: pathOf(dataDir) });
  return JSON.stringify({ ...file, slots }, null, 2);
}

/** Throws 'key-file-unreadable' unless this text is a key file. */
export function checkKeyFile(text: string, where: string): void {
  if (!keyFileSchema.safeParse(parseJson(text)).success) throw new AppError('key-file-unreadable', { where });
}

async function operatorSlot(key: Uint8Array, operatorNo: string, password: string, randomness: Randomness) {
  const salt = Buffer.from(randomness.bytes(16));
  const sealed = seal(await passwordKey(password, salt), key, operatorNo);
  return { kind: 'operator' as const, operatorNo, salt: salt.toString('hex'), sealed: sealed.toString('hex') };
}

function demoSlot(key: Uint8Array) {
  return { kind: 'demo' as const, sealed: seal(demoKey(), key, 'demo').toString('hex') };
}

function demoKey(): Buffer {
  return Buffer.from(sha256(DEMO_SECRET), 'hex');
}

/** argon2 is loaded with the first password: a 体验模式 folder opens without one. */
async function passwordKey(password: string, salt: Buffer): Promise<Buffer> {
  const { hashRaw } = await import('@node-rs/argon2');
  return hashRaw(password.normalize('NFKC'), { ...ARGON2ID, salt });
}

function load(dataDir: string): KeyFile {
  const where = pathOf(dataDir);
  if (!existsSync(where)) throw new AppError('key-file-missing', { where });
  const parsed = keyFileSchema.safeParse(parseJson(readFileSync(where, 'utf8')));
  if (!parsed.success) throw new AppError('key-file-unreadable', { where });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Written whole beside, fsynced, then renamed: a power cut leaves the old file or the new one. */
function store(dataDir: string, file: KeyFile): void {
  storePart(dataDir, file);
  renameDurably(partOf(dataDir), pathOf(dataDir));
}

function storePart(dataDir: string, file: KeyFile): void {
  const part = partOf(dataDir);
  try {
    writePart(part, JSON.stringify(file, null, 2));
  } catch (cause) {
    throw databaseError(cause, part);
  }
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'key.json');
}

function partOf(dataDir: string): string {
  return `${pathOf(dataDir)}.part`;
}
