/** The sync parts of the status bar: line, unsent, refused, unknown. */
import type { Output } from '../../shared/contract.ts';
import { alarmCount, setAsideCount } from '../attention/store.ts';
import type { Database } from '../database/open.ts';
import type { Call } from '../desk-app.ts';
import { IS_WITHDRAWN } from '../claims/withdrawals.ts';
import { lineNow } from './line-state.ts';
import { isAnythingAcknowledged, UNSENT_BUSINESS, unsentOf } from './unsent.ts';

type Figures = Pick<Output<'desk.figures'>, 'line' | 'unsent' | 'refused' | 'unknown' | 'alarms' | 'setAside'>;

/** Premiums are shown to the insurer's side (counter rule 2). */
export function syncFigures({ app: { sync, ports } }: Call, db: Database, seesMoney: boolean): Figures {
  const { state, lastContactAt } = lineNow(db, { heardAt: sync.heardAt(), now: ports.clock.now() });
  const { count, oldestAt } = unsentOf(db, 'business');
  return {
    line: { state, lastContactAt },
    unsent: { count, sum: seesMoney ? unsentPremium(db) : null, oldestAt },
    refused: refusedCount(db),
    unknown: unknownCount(db, sync.batchUnderWay()),
    alarms: alarmCount(db),
    setAside: setAsideCount(db),
  };
}

/** What came back and somebody still has to see to: 不予承保, and 核定 the centre refused. */
export function refusedCount(db: Database): number {
  return policyRefusalCount(db) + refusedDecisionCount(db);
}

/** Not where the premium went back or the person has joined again. */
function policyRefusalCount(db: Database): number {
  return db.one<{ count: number }>(`SELECT count(*) AS count ${OPEN_REFUSALS}`)?.count ?? 0;
}

/** Claims that are open again because the desk's decision was refused. */
function refusedDecisionCount(db: Database): number {
  return db.one<{ count: number }>(`SELECT count(DISTINCT claims.claim_id) AS count ${REFUSED_DECISIONS}`)?.count ?? 0;
}

export const REFUSED_DECISIONS = /* sql */ `
  FROM decision_refusals JOIN decisions USING (decision_id) JOIN claims USING (claim_id)
  WHERE claims.decision_id IS NULL AND NOT ${IS_WITHDRAWN} AND decisions.state = 'pending'`;

export const OPEN_REFUSALS = /* sql */ `
  FROM policies AS refused WHERE refused.state = 'refused'
    AND NOT EXISTS (SELECT 1 FROM refunds_due WHERE policy_id = refused.policy_id AND state = 'paid')
    AND NOT EXISTS (SELECT 1 FROM policies AS again WHERE again.certno = refused.certno
      AND again.plan_id = refused.plan_id AND again.cover_year = refused.cover_year
      AND again.state IN ('proposed', 'accepted')
      AND NOT EXISTS (SELECT 1 FROM refunds_due WHERE policy_id = refused.policy_id AND state = 'due'))`;

/** A premium counts once however often its payment was changed, and not while the payment stands failed. */
function unsentPremium(db: Database): number {
  const sql = isAnythingAcknowledged(db) ? UNSENT_PREMIUM : LIVE_PREMIUM;
  return db.one<{ sum: number | null }>(sql)?.sum ?? 0;
}

const IS_LIVE = /* sql */ `superseded_by IS NULL AND state IN ('collected', 'unmatched', 'to-deduct', 'receivable')`;

/** All of it; answered from an index that holds what it asks for. */
const LIVE_PREMIUM = /* sql */ `SELECT sum(amount_fen) AS sum FROM payments WHERE ${IS_LIVE}`;

/** Payments made or settled by an unsent entry. */
const UNSENT_PREMIUM = /* sql */ `
  SELECT sum(amount_fen) AS sum FROM payments WHERE ${IS_LIVE} AND payment_id IN (
    SELECT made.payment_id ${UNSENT_BUSINESS} JOIN payments AS made ON made.entry_id = journal.id
    UNION
    SELECT settled.payment_id ${UNSENT_BUSINESS} JOIN payments AS settled ON settled.settled_entry_id = journal.id)`;

/** Documents that left without an answer. `underWay`: the batch on its way now, whose result is not yet unknown. */
function unknownCount(db: Database, underWay: number | null): number {
  const row = db.one<{ count: number | null }>(
    `SELECT sum(last_seq - first_seq + 1) AS count FROM batches
     WHERE state = 'sending' AND chain = 'business' AND no <> ?`,
    underWay ?? 0,
  );
  return row?.count ?? 0;
}
