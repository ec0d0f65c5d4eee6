/** What the centre knows about a claim when a decision on it is judged. */
import { localDate } from '../../shared/dates.ts';
import type { Determination } from '../../shared/decision.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import type { DecidingFacts } from '../../shared/judge/decision.ts';
import type { SettleState } from '../../shared/settle/state.ts';
import { determinationOf } from '../claims/determinations.ts';
import { IS_AMENDED } from '../claims/facts.ts';
import { paidElsewhere } from '../claims/paid-elsewhere.ts';
import { pastsOf } from '../claims/past.ts';
import { decidedOn } from '../claims/records.ts';
import { readTrial, type TrialBytes } from '../claims/trial-document.ts';
import type { Transaction } from '../database/pool.ts';
import { authorityOn } from '../operators/mandate.ts';
import type { ReadEntry } from './entry.ts';
import { EntryFault } from './entry-fault.ts';
import type { PlanOf } from './judge-claims.ts';

/**
 * Everything but the decision itself; null where the plan was never published or the trial's document is gone.
 * Throws `orphan` for a claim the centre does not know.
 */
export async function decidingFacts(
  db: Transaction,
  planOf: PlanOf,
  read: ReadEntry<'claim.decided/1'>,
  state: SettleState,
): Promise<DecidingFacts | null> {
  const { deskCode, entry } = read;
  const { settlementId } = entry.amounts;
  const row = await factsRow(db, read);
  const plan = await planOf(row.plan_hash);
  const tried = await triedOf(db, settlementId);
  const pasts = tried === null ? null : await pastsOf(db, tried);
  if (plan === null || tried === null || pasts === null) return null;
  const { operatorNo } = entry.actor;
  const day = localDate(entry.businessDay);
  const determination = await determinationOf(db, entry.amounts.claimId);
  return {
    policyState: row.policy_state,
    isOfNewestTrial: row.newest_trial === settlementId && !row.is_amended && repeatsHeader(read),
    isDecided: row.is_decided,
    paidElsewhere: await paidElsewhere(db, entry.amounts.claimId),
    enteredBy: row.entered_by,
    determined: determination?.status ?? null,
    review: reviewOf(row, determination),
    authority: await authorityOn(db, deskCode, operatorNo, day),
    decidedToday: await decidedOn(db, operatorNo, { day, deskCode }),
    today: day,
    plan,
    visit: tried.visit,
    state,
    pasts,
  };
}

interface FactsRow {
  readonly policy_state: DecidingFacts['policyState'];
  readonly plan_hash: string;
  readonly newest_trial: string | null;
  readonly is_amended: boolean;
  readonly is_decided: boolean;
  readonly entered_by: string[];
  readonly verdict: 'agreed' | 'returned' | null;
  readonly reviewer: string | null;
  readonly reviewed_determination: string | null;
}

/** Of the trials and corrections those before the decision: a slice may bring later ones with it. */
async function factsRow(
  db: Transaction,
  { deskCode, epoch, seq, entry }: ReadEntry<'claim.decided/1'>,
): Promise<FactsRow> {
  const { claimId, policyId, settlementId } = entry.amounts;
  const { rows } = await db.query<FactsRow>(
    `SELECT p.state AS policy_state, p.plan_hash,
       (SELECT settlement_id FROM settlements
         WHERE claim_id = c.claim_id AND NOT (desk_code = $4 AND epoch = $5 AND seq > $6)
         ORDER BY arrival DESC LIMIT 1) AS newest_trial,
       coalesce(${IS_AMENDED}, false) AND NOT (c.desk_code = $4 AND c.epoch = $5 AND c.seq > $6) AS is_amended,
       EXISTS (SELECT 1 FROM decisions WHERE claim_id = c.claim_id AND state = 'accepted') AS is_decided,
       ARRAY(SELECT operator_no FROM claim_hands WHERE claim_id = c.claim_id AND act = 'entered') AS entered_by,
       r.verdict, r.officer_no AS reviewer, r.determination_id AS reviewed_determination
     FROM claims AS c
     JOIN policies AS p ON p.policy_id = c.policy_id
     LEFT JOIN settlements AS t ON t.settlement_id = $3
     LEFT JOIN LATERAL (
       SELECT verdict, officer_no, determination_id FROM reviews WHERE settlement_id = $3 ORDER BY arrival DESC LIMIT 1
     ) AS r ON true
     WHERE c.claim_id = $1 AND c.policy_id = $2`,
    [claimId, policyId, settlementId, deskCode, epoch, seq],
  );
  const row = rows[0];
  if (row === undefined) throw new EntryFault('orphan');
  return row;
}

function reviewOf(
  { verdict, reviewer: operatorNo, reviewed_determination }: FactsRow,
  determination: Determination | null,
): DecidingFacts['review'] {
  if (verdict === null || operatorNo === null) return null;
  return { verdict, operatorNo, isOfDetermined: reviewed_determination === (determination?.determinationId ?? null) };
}

/** What the header says survives erasure and is what the tables count: the document may say nothing else. */
function repeatsHeader({ entry, body }: ReadEntry<'claim.decided/1'>): boolean {
  const { claimId, policyId, settlementId, verdict, payable } = entry.amounts;
  const decision = body?.decision;
  return (
    decision?.decisionId === entry.subject &&
    decision.by.operatorNo === entry.actor.operatorNo &&
    decision.claimId === claimId &&
    decision.policyId === policyId &&
    decision.settlementId === settlementId &&
    decision.verdict === verdict &&
    decision.payable === payable
  );
}

/** A trial, from its own document in the journal; null once that was erased. */
async function triedOf(db: Transaction, settlementId: string): Promise<Tried | null> {
  const { rows } = await db.query<TrialBytes>(
    `SELECT j.bytes, j.body FROM settlements AS s
     JOIN journal AS j ON j.desk_code = s.desk_code AND j.epoch = s.epoch AND j.chain = 'business' AND j.seq = s.seq
     WHERE s.settlement_id = $1`,
    [settlementId],
  );
  return rows[0] === undefined ? null : readTrial(rows[0]);
}
