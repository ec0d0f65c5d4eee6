/** From the feed's answers about claims to the tables: what the claims office did, and the echo of our own (DESIGN idea 8). */
import { z } from 'zod';
import { idSchema } from '../../../shared/ids.ts';
import type { FeedItemOf } from '../../../shared/sync/feed-item.ts';
import { endClaim, insertDetermination, insertReview } from '../../claims/apply-decisions.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { canonical } from '../../journal/canonical.ts';
import type { FeedAppliers } from '../apply.ts';

/** Our own determinations and reviews come back as echoes and change nothing. */
export const decisionItemAppliers = {
  'claim-determined': (db, { determination }) => insertDetermination(db, determination, null),
  'claim-reviewed': (db, { review }) => insertReview(db, review, null),
  'claim-decided': (db, item) => takeDecision(db, item),
  'decision-refused': (db, item, { at }) => refuseDecision(db, item, at),
  accumulator: (db, item, { at }) => putAccumulator(db, item, at),
} satisfies FeedAppliers;

/**
 * The echo confirms our own decision and leaves its content alone (it may have been erased); a decision of
 * the claims office is taken in, and one of ours on the same claim that the centre never confirmed gives way to it.
 */
function takeDecision(db: WritableDatabase, { decision, signature }: FeedItemOf<'claim-decided'>): void {
  db.run(
    `UPDATE decisions SET state = 'superseded' WHERE claim_id = ? AND decision_id <> ? AND state = 'pending'`,
    decision.claimId,
    decision.decisionId,
  );
  db.run(
    `INSERT INTO decisions (decision_id, claim_id, policy_id, settlement_id, verdict, payable_fen, officer_no, place,
       decided_at, json, state, signature, entry_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'confirmed', ?, NULL)
     ON CONFLICT (decision_id) DO UPDATE SET state = 'confirmed', signature = excluded.signature`,
    decision.decisionId,
    decision.claimId,
    decision.policyId,
    decision.settlementId,
    decision.verdict,
    decision.payable,
    decision.by.operatorNo,
    decision.by.place,
    decision.at,
    canonical(decision),
    signature,
  );
  endClaim(db, decision.claimId, decision.decisionId);
}

/** Our own decision does not hold: the claim is open again. One that was confirmed or superseded before stays what it is. */
function refuseDecision(
  db: WritableDatabase,
  { decisionId, code, sentence }: FeedItemOf<'decision-refused'>,
  at: string,
): void {
  db.run(
    'INSERT OR REPLACE INTO decision_refusals (decision_id, code, sentence, refused_at) VALUES (?, ?, ?, ?)',
    decisionId,
    code,
    sentence,
    at,
  );
  db.run(
    `UPDATE claims SET decision_id = NULL
     WHERE decision_id IN (SELECT decision_id FROM decisions WHERE decision_id = ? AND state = 'pending')`,
    decisionId,
  );
}

/**
 * The centre's position replaces ours; decisions inside it stop counting beside it, in this very transaction.
 * What was inside once stays inside, in the order the centre decided it: an accumulator only goes forward.
 */
function putAccumulator(
  db: WritableDatabase,
  { policyId, state, includes }: FeedItemOf<'accumulator'>,
  at: string,
): void {
  const before = db.one<{ includes: string }>('SELECT includes FROM accumulators WHERE policy_id = ?', policyId);
  const known = before === undefined ? [] : includesSchema.parse(JSON.parse(before.includes));
  db.run(
    `INSERT INTO accumulators (policy_id, state, includes, as_of) VALUES (?, ?, ?, ?)
     ON CONFLICT (policy_id) DO UPDATE SET state = excluded.state, includes = excluded.includes, as_of = excluded.as_of`,
    policyId,
    canonical(state),
    canonical([...new Set([...known, ...includes])]),
    at,
  );
}

const includesSchema = z.array(idSchema);
