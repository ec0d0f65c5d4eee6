/** What state the desk is in, and the true figures of the status bar. */
import type { Output } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { demoOperators, DEMO_PASSWORD } from '../demo/operators.ts';
import { type Application, deskOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { keyFileExists } from '../key-file.ts';
import { deskDay } from './clock.ts';

type Status = Output<'desk.status'>;

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
  const unsent = db.one<{ count: number }>(`SELECT count(*) AS count FROM journal WHERE chain = 'business'`);
  const premium = db.one<{ sum: number | null }>(LIVE_PREMIUM);
  const roster = db.one<{ as_of: string }>('SELECT as_of FROM roster_versions ORDER BY version DESC LIMIT 1');
  const trials = db.one<{ count: number }>(OPEN_TRIALS);
  return {
    unsent: { count: unsent?.count ?? 0, sum: premium?.sum ?? 0 },
    rosterAsOf: roster === undefined ? null : localDate(roster.as_of),
    lastBackupAt: null,
    openTrials: trials?.count ?? 0,
  };
};

/** A premium counts once however often its payment was changed, and not while the payment stands failed. */
const LIVE_PREMIUM = /* sql */ `
  SELECT sum(amount_fen) AS sum FROM payments WHERE superseded_by IS NULL AND state <> 'failed'`;

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
  return { deskCode, site, zone, epochConfirmed: epochMark.length === 1 };
}
