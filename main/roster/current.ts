/** The roster in use: `main.db` names its version, the file holds it; opened once and kept until the switch. */
import { existsSync } from 'node:fs';
import { AppError, errorSentence } from '../../shared/errors.ts';
import type { Application } from '../desk-app.ts';
import { rosterPath } from './files.ts';
import { openRoster, type Roster } from './store.ts';
import { rosterVersionsOf, type SwitchedVersion } from './versions.ts';

/** A roster file held open. */
export interface HeldRoster {
  readonly version: number;
  readonly roster: Roster;
}

/**
 * The current roster; null when there is none: not imported yet, or made by an older program, which only a new full
 * package helps. Errors: as `openRoster`, for a file that is damaged or gone.
 */
export function currentRoster(app: Application): Roster | null {
  try {
    return heldRoster(app);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'roster-outdated') return null;
    throw cause;
  }
}

/** For screens whose other parts do not hang on it: the current roster, or null when it cannot be asked, whatever the reason. */
export function readableRoster(app: Application): Roster | null {
  try {
    return currentRoster(app);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    app.ports.log.error('roster-unreadable', { code: cause.code });
    return null;
  }
}

/** Why the current roster cannot be asked, with a sentence that names the next step; null while it can, and where none was imported. */
export function rosterFault(app: Application): { readonly code: string; readonly sentence: string } | null {
  try {
    heldRoster(app);
    return null;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    // `instanceof` forgets the type argument; every AppError has a code and its details.
    const { code, details } = cause as AppError;
    return { code, sentence: errorSentence(code, details) };
  }
}

/** The version in use while its file can be asked; null where it cannot, and where none was imported. */
export function usableVersion(app: Application): SwitchedVersion | null {
  if (app.desk === null || rosterFault(app) !== null) return null;
  return rosterVersionsOf(app.desk.db).current;
}

function heldRoster(app: Application): Roster | null {
  const { desk } = app;
  const version = desk?.rosterVersion() ?? null;
  if (desk === null || version === null) return null;
  if (app.roster?.version !== version) {
    app.roster?.roster.close();
    app.roster = null;
    const path = rosterPath(desk.folder, version);
    // No part of a backup: after a restore it is imported or pulled again.
    if (!existsSync(path)) throw new AppError('roster-file-gone', { version });
    app.roster = { version, roster: openRoster(path, desk.key) };
  }
  return app.roster.roster;
}
