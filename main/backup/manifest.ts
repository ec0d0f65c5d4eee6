/** `backup.json`: what a backup is of, so that it can be checked before anybody gives a password. No personal data. */
import { z } from 'zod';
import { localDateSchema } from '../../shared/dates.ts';
import { deskCodeSchema, modeSchema } from '../../shared/desk.ts';
import { hashSchema, idSchema } from '../../shared/ids.ts';

export const MANIFEST_FILE = 'backup.json';

/** The roster in use: a file of its own that comes from the centre or a list, so a backup only names it (DESIGN idea 9). */
export const backedUpRosterSchema = z.strictObject({
  version: z.int().min(1),
  file: z.string().regex(/^roster-[1-9]\d*\.db$/),
  asOf: localDateSchema,
  /** Null when the file was gone when the backup was made. */
  sha256: hashSchema.nullable(),
});
export type BackedUpRoster = z.infer<typeof backedUpRosterSchema>;

export const manifestSchema = z.strictObject({
  v: z.literal(1),
  alg: z.literal('sha256'),
  backupId: idSchema,
  deskCode: deskCodeSchema,
  mode: modeSchema,
  /** ISO 8601 with +08:00. */
  madeAt: z.string(),
  /** The program that made it, and the schema version of its database. */
  version: z.string(),
  schema: z.int().min(1),
  /** Entries of both chains. */
  entries: z.int().min(1),
  database: z.strictObject({ bytes: z.int().min(1), sha256: hashSchema }),
  roster: backedUpRosterSchema.nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What the desk's own row of an installation says in a backup: whoever opens it must take over first (DESIGN §7). */
export function restoredMark(backupId: string): string {
  return `restored:${backupId}`;
}

/** Whether an installation's id is the mark of a backup. */
export function isRestoredMark(installationId: string): boolean {
  return installationId.startsWith('restored:');
}
