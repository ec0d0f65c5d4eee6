/** A data folder in a few figures, from a connection that only reads. */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import { type Zone, zoneSchema } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/open.ts';

export interface FolderFigures {
  readonly deskCode: string;
  readonly site: string;
  readonly zone: Zone;
  readonly entries: number;
  readonly policies: number;
  readonly claims: number;
  readonly papers: number;
  readonly rosterAsOf: LocalDate | null;
}

interface Row {
  readonly desk_code: string;
  readonly site: string;
  readonly zone: string;
  readonly entries: number;
  readonly policies: number;
  readonly claims: number;
  readonly papers: number;
  readonly roster_as_of: string | null;
}

/** Throws 'desk-missing' for a database that was never set up. */
export function describeFolder(db: Database): FolderFigures {
  const row = db.one<Row>(
    `SELECT desk_code, site, zone,
       (SELECT count(*) FROM journal) AS entries,
       (SELECT count(*) FROM policies) AS policies,
       (SELECT count(*) FROM claims) AS claims,
       (SELECT count(*) FROM papers) AS papers,
       (SELECT as_of FROM roster_versions ORDER BY switch_no DESC LIMIT 1) AS roster_as_of
     FROM desk`,
  );
  if (row === undefined) throw new AppError('desk-missing', {});
  const { desk_code: deskCode, site, entries, policies, claims, papers } = row;
  const rosterAsOf = row.roster_as_of === null ? null : localDate(row.roster_as_of);
  return { deskCode, site, zone: zoneSchema.parse(row.zone), entries, policies, claims, papers, rosterAsOf };
}
