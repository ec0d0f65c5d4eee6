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
  const row = desk?.db.one<{ version: number }>('SELECT version FROM roster_versions ORDER BY switch_no DESC LIMIT 1');
  if (desk === null || row === undefined) return null;
  if (app.roster?.version !== row.version) {
    app.roster?.roster.close();
    app.roster = null;
    app.roster = { version: row.version, roster: openRoster(rosterPath(desk.folder, row.version), desk.key) };
  }
  return app.roster.roster;
}
