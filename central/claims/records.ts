/** Determinations, reviews and decisions as rows; those of the desks and those of the claims office lie in the same tables. */
import canonicalize from 'canonicalize';
import type { LocalDate } from '../../shared/dates.ts';
import type { Decision, Determination, Officer, Review } from '../../shared/decision.ts';
import { type Fen, fen } from '../../shared/money.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import type { Database, Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { determinationOf } from './determinations.ts';
import { advanceGroup, type SettlementGroup } from './group.ts';

/** `entryId` is null for what the claims office did. What is there already stays as it is. */
export async function insertDetermination(
  db: Transaction,
  { determinationId, claimId, status, firstDiagnosedOn, reason, by, at }: Determination,
  entryId: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO determinations (determination_id, claim_id, status, first_diagnosed_on, reason, officer_no, officer_name,
       place, determined_at, entry_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [determinationId, claimId, status, firstDiagnosedOn, reason, by.operatorNo, by.name, by.place, at, entryId],
  );
}

/**
 * As above; a review whose document was erased has no name and no reason. It is kept with the determination that holds when it
 * comes: the one it looked at.
 */
export async function insertReview(
  db: Transaction,
  { reviewId, claimId, settlementId, verdict, reason, by, at }: Omit<Review, 'by'> & { readonly by: ReviewOfficer },
  entryId: string | null,
): Promise<void> {
  const determinationId = (await determinationOf(db, claimId))?.determinationId ?? null;
  await db.query(
    `INSERT INTO reviews (review_id, claim_id, settlement_id, verdict, reason, officer_no, officer_name, place, reviewed_at,
       entry_id, determination_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [reviewId, claimId, settlementId, verdict, reason, by.operatorNo, by.name, by.place, at, entryId, determinationId],
  );
}

type ReviewOfficer = Omit<Officer, 'name'> & { readonly name: string | null };

/** Where and when a decision was taken; `deskCode` and `entryId` are null for the claims office. */
export interface DecisionScene {
  readonly day: LocalDate;
  readonly deskCode: string | null;
  readonly entryId: string | null;
}

/**
 * Books a decision: its row, the group moved on to `decision.stateAfter`, and what the desk of the claim is to be told in one
 * package. The group is that of the decision's policy, locked by the caller before anything was computed.
 */
export async function acceptDecision(
  db: Transaction,
  { key }: Pick<CentralPorts, 'key'>,
  group: SettlementGroup,
  decision: Decision,
  scene: DecisionScene,
): Promise<FeedItem[]> {
  const json = canonicalize(decision);
  if (json === undefined) throw new TypeError('nothing to canonicalise');
  const signature = key.sign(json);
  await insertDecision(db, { ...decision, ...scene, json, signature, finding: null });
  const { policyId, settlementId } = decision;
  const { state, includes } = await advanceGroup(db, group, settlementId, decision.stateAfter);
  return [
    { kind: 'claim-decided', decision, signature },
    { kind: 'accumulator', policyId, state, includes: [...includes] },
  ];
}

/** A decision's row. `finding`: why it was not accepted, for a person to look at. */
export interface DecisionRow extends DecisionScene {
  readonly decisionId: string;
  readonly claimId: string;
  readonly policyId: string;
  readonly settlementId: string;
  readonly verdict: Decision['verdict'];
  readonly payable: Fen;
  readonly by: Pick<Officer, 'operatorNo' | 'place'>;
  readonly json: string | null;
  readonly signature: string | null;
  readonly finding: string | null;
}

/** Writes the row and nothing else. */
export async function insertDecision(db: Transaction, row: DecisionRow): Promise<void> {
  await db.query(
    `INSERT INTO decisions (decision_id, claim_id, policy_id, settlement_id, verdict, payable_fen, officer_no, place,
       desk_code, decided_day, json, signature, state, finding, entry_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      row.decisionId,
      row.claimId,
      row.policyId,
      row.settlementId,
      row.verdict,
      row.payable,
      row.by.operatorNo,
      row.by.place,
      row.deskCode,
      row.day,
      row.json,
      row.signature,
      row.finding === null ? 'accepted' : 'finding',
      row.finding,
      row.entryId,
    ],
  );
}

/** What an officer has decided on a day: of one desk, or of the claims office where `deskCode` is null. */
export async function decidedOn(
  db: Database,
  officerNo: string,
  { day, deskCode }: Pick<DecisionScene, 'day' | 'deskCode'>,
): Promise<Fen> {
  const { rows } = await db.query<{ sum: string | null }>(
    `SELECT sum(payable_fen) AS sum FROM decisions
     WHERE officer_no = $1 AND decided_day = $2 AND desk_code IS NOT DISTINCT FROM $3 AND state = 'accepted'`,
    [officerNo, day, deskCode],
  );
  return fen(Number(rows[0]?.sum ?? 0));
}
