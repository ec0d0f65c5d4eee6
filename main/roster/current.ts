/** The roster in use: `main.db` names its version, the file holds it; opened once and kept until the switch. */
import type { Application } from '../desk-app.ts';
import { rosterPath } from './files.ts';
import { openRoster, type Roster } from './store.ts';

/** A roster file held open. */
export interface HeldRoster {
  readonly version: number;
  readonly roster: Roster;
}

/** The current roster, or null when none was imported yet. */
export function currentRoster(app: Application): Roster | null {
  const { desk } = app;
  const version = desk?.rosterVersion() ?? null;
  if (desk === null || version === null) return null;
  if (app.roster?.version !== version) {
    app.roster?.roster.close();
    app.roster = null;
    app.roster = { version, roster: openRoster(rosterPath(desk.folder, version), desk.key) };
  }
  return app.roster.roster;
}
