/** The roster files of a data folder: `roster-1.db`, `roster-2.db`, … ; `main.db` names the current one (DESIGN idea 9). */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where version `n` (1, 2, 3 …) lies. */
export function rosterPath(dataDir: string, n: number): string {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`no roster version ${n}`);
  return join(dataDir, `roster-${n}.db`);
}

/** The versions whose finished files stand in the folder, ascending. */
export function rosterVersions(dataDir: string): readonly number[] {
  const versions = readdirSync(dataDir).map((name) => Number(/^roster-([1-9]\d{0,8})\.db$/.exec(name)?.[1] ?? 0));
  return versions.filter((n) => n > 0).toSorted((a, b) => a - b);
}

/** Removes half-built files of an import that was killed; call at start, before any import runs. */
export function removeRosterParts(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (/^roster-\d+\.db\.part(-journal|-wal|-shm)?$/.test(name)) rmSync(join(dataDir, name), { force: true });
  }
}

/** Removes the finished files of other versions than `kept`; answers how many could not be removed. */
export function removeOtherRosters(dataDir: string, kept: readonly number[]): number {
  const others = rosterVersions(dataDir).filter((version) => !kept.includes(version));
  return others.filter((version) => !removed(rosterPath(dataDir, version))).length;
}

function removed(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false; // counted by the caller, and tried again after the next switch
  }
}
