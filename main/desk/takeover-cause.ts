/** Whether this installation may work on the folder it opened, or somebody must take the desk over first (DESIGN §7). */
import type { Mode } from '../../shared/desk.ts';
import type { TakeoverCause } from '../../shared/takeover.ts';
import { isRestoredMark } from '../backup/manifest.ts';
import type { Database } from '../database/open.ts';

/**
 * Null when nothing stands in the way. A folder in 体验模式 may be carried anywhere, unless a centre knows it.
 * Errors: none; a folder without an installation is null, for it is being set up.
 */
export function takeoverCause(db: Database, mode: Mode, installationId: string): TakeoverCause | null {
  const home = db.one<{ installation_id: string }>('SELECT installation_id FROM installation')?.installation_id;
  if (home === undefined) return null;
  // A copy of a folder that has forked is no better than the folder.
  if (isTold(db, 'sync-fork')) return 'forked';
  if (isRestoredMark(home)) return 'restored';
  // Another life of this desk has taken over; this one may only become the desk again the same way.
  if (isTold(db, 'superseded')) return 'superseded';
  const isBound = mode === 'live' || db.one('SELECT 1 FROM centre') !== undefined;
  return isBound && home !== installationId ? 'moved' : null;
}

/** Whether the centre said so at the last contact. */
function isTold(db: Database, code: string): boolean {
  return db.one(`SELECT 1 FROM line WHERE trouble ->> '$.code' = ?`, code) !== undefined;
}
