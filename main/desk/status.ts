/** What state the desk is in, and the true figures of the status bar. */
import type { Output } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { lastBackupAt } from '../backup/store.ts';
import type { Database } from '../database/open.ts';
import { demoOperators, DEMO_PASSWORD } from '../demo/operators.ts';
import { IS_WITHDRAWN } from '../claims/withdrawals.ts';
import { type Application, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { feedReadAt } from '../feed/feed-read.ts';
import { planPackage } from '../feed/plans-store.ts';
import { keyFileExists } from '../key-file.ts';
import { rosterFault } from '../roster/current.ts';
import { syncFigures } from '../sync/figures.ts';
import { deskDay } from './clock.ts';

type Status = Output<'desk.status'>;
type Figures = Output<'desk.figures'>;

/** 'desk.status' */
export const deskStatus: QueryHandler<'desk.status'> = ({ app }) => ({
  stage: stageOf(app),
  mode: app.desk?.mode ?? null,
  version: app.ports.version,
  businessDay: deskDay(app.ports, app.desk),
  desk: describe(app),
  takeover: app.desk?.takeover() ?? null,
  demoOperators:
    app.desk?.mode === 'demo' ? demoOperators.map((operator) => ({ operator, password: DEMO_PASSWORD })) : [],
});

/** 'desk.figures': counted from the tables now, never remembered (sync rule 21). */
export const deskFigures: QueryHandler<'desk.figures'> = (call) => {
  const { db, deskCode, centre } = deskOf(call);
  const seesMoney = sessionOf(call).operator.side === 'insurer';
  const roster = db.one<{ as_of: string }>('SELECT as_of FROM roster_versions ORDER BY switch_no DESC LIMIT 1');
  return {
    ...syncFigures(call, db, seesMoney),
    accumulators: centre() === null ? null : { readAt: feedReadAt(db, `desk/${deskCode}`)?.text ?? null },
    rosterAsOf: roster === undefined ? null : localDate(roster.as_of),
    rosterFault: rosterFaultOf(call.app),
    plans: plansOf(db),
    lastBackupAt: lastBackupAt(db),
    openTrials: countOf(db, OPEN_TRIALS),
  };
};

function rosterFaultOf(app: Application): Figures['rosterFault'] {
  const code = rosterFault(app)?.code ?? null;
  if (code === null) return null;
  return code === 'roster-file-gone' ? 'gone' : 'unreadable';
}

function plansOf(db: Database): Figures['plans'] {
  const newest = planPackage(db);
  if (newest === null) return null;
  // Early folders journaled their program's plans as those of channel `plans`, version 1.
  const taken = db.one<{ at: string }>(
    `SELECT bytes ->> '$.at' AS at FROM journal WHERE (subject = ? AND type = 'package.taken/2')
       OR (? = 'program' AND subject = ? AND type = 'package.taken/1')`,
    `${newest.channel}-${newest.n}`,
    newest.channel,
    `plans-${newest.n}`,
  );
  return taken === undefined ? null : { n: newest.n, takenAt: taken.at };
}

function countOf(db: Database, sql: string): number {
  return db.one<{ count: number }>(sql)?.count ?? 0;
}

/** Open claims whose latest act is a trial: tried after the facts they rest on now were taken in. */
const OPEN_TRIALS = /* sql */ `
  SELECT count(*) AS count FROM claims JOIN journal AS facts ON facts.id = claims.entry_id
  WHERE claims.decision_id IS NULL AND NOT ${IS_WITHDRAWN}
    AND EXISTS (SELECT 1 FROM settlements JOIN journal AS trial ON trial.id = settlements.entry_id
    WHERE settlements.claim_id = claims.claim_id AND trial.ordinal > facts.ordinal)`;

function stageOf(app: Application): Status['stage'] {
  if (app.desk !== null) return 'open';
  return keyFileExists(app.ports.dataDir) ? 'locked' : 'new';
}

function describe({ desk }: Application): Status['desk'] {
  if (desk === null) return null;
  const { deskCode, site, zone, epochMark } = desk;
  return { deskCode, site, zone, epochConfirmed: epochMark().length === 1 };
}
