/** What state the desk is in, and the true figures of the status bar. */
import type { Output } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import type { Database } from '../database/open.ts';
import { demoOperators, DEMO_PASSWORD } from '../demo/operators.ts';
import { type Application, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { planPackage } from '../feed/plans-store.ts';
import { keyFileExists } from '../key-file.ts';
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
  demoOperators:
    app.desk?.mode === 'demo' ? demoOperators.map((operator) => ({ operator, password: DEMO_PASSWORD })) : [],
});

/** 'desk.figures': counted from the tables now, never remembered (sync rule 21). */
export const deskFigures: QueryHandler<'desk.figures'> = (call) => {
  const { db } = deskOf(call);
  const seesMoney = sessionOf(call).operator.side === 'insurer';
  const roster = db.one<{ as_of: string }>('SELECT as_of FROM roster_versions ORDER BY switch_no DESC LIMIT 1');
  return {
    line: { state: 'unconnected', lastContactAt: null },
    unsent: unsentOf(db, seesMoney),
    refused: countOf(db, REFUSED),
    // A document of unknown result was sent without an answer; a desk that has no centre sends none.
    unknown: 0,
    rosterAsOf: roster === undefined ? null : localDate(roster.as_of),
    plans: plansOf(db),
    lastBackupAt: null,
    openTrials: countOf(db, OPEN_TRIALS),
  };
};

/** Nothing was ever acknowledged, so every business entry waits; premiums are shown to the insurer's side (counter rule 2). */
function unsentOf(db: Database, seesMoney: boolean): Figures['unsent'] {
  const entries = db.one<{ count: number | null; oldest_at: string | null }>(BUSINESS_ENTRIES);
  const sum = seesMoney ? (db.one<{ sum: number | null }>(LIVE_PREMIUM)?.sum ?? 0) : null;
  return { count: entries?.count ?? 0, sum, oldestAt: entries?.oldest_at ?? null };
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

/** A chain's numbers have no gap, so its last one is its length; the first entry of the first epoch is the oldest. */
const BUSINESS_ENTRIES = /* sql */ `
  SELECT sum((SELECT max(seq) FROM journal WHERE epoch = epoch_id AND chain = 'business')) AS count,
    (SELECT bytes ->> '$.at' FROM journal ORDER BY ordinal LIMIT 1) AS oldest_at
  FROM epochs`;

/** A premium counts once however often its payment was changed, and not while the payment stands failed. */
const LIVE_PREMIUM = /* sql */ `
  SELECT sum(amount_fen) AS sum FROM payments WHERE superseded_by IS NULL AND state IN ('collected', 'unmatched', 'to-deduct', 'receivable')`;

/** The centre's 不予承保; rulings on claims come with the centre. */
const REFUSED = /* sql */ `SELECT count(*) AS count FROM policies WHERE state = 'refused'`;

/** Claims whose latest act is a trial: tried after the facts they rest on now were taken in. */
const OPEN_TRIALS = /* sql */ `
  SELECT count(*) AS count FROM claims JOIN journal AS facts ON facts.id = claims.entry_id
  WHERE EXISTS (SELECT 1 FROM settlements JOIN journal AS trial ON trial.id = settlements.entry_id
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
