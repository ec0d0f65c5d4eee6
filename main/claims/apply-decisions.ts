/** From entries of deciding to their tables; the feed's answers go through the same rows (main/feed/apply/decisions.ts). */
import type { Decision, Determination, Review } from '../../shared/decision.ts';
import type { WritableDatabase } from '../database/open.ts';
import { canonical } from '../journal/canonical.ts';
import type { Appliers, TypedEntry } from '../journal/apply.ts';
import { recordPapers } from '../papers/numbers.ts';

export const decisionAppliers = {
  'claim.determined/1': {
    apply: (db, entry, body) => {
      if (body !== null) insertDetermination(db, body, entry.id);
      else insertErasedDetermination(db, entry);
    },
    erase: (db, entry) =>
      void db.run(
        `UPDATE determinations SET status = NULL, first_diagnosed_on = NULL, reason = NULL, officer_name = NULL
         WHERE determination_id = ?`,
        entry.subject,
      ),
  },
  'claim.reviewed/1': {
    apply: (db, entry, body) => {
      const { claimId, settlementId, verdict } = entry.amounts;
      const by = { operatorNo: entry.actor.operatorNo, name: body?.by.name ?? null, place: 'desk' as const };
      const reason = body?.reason ?? null;
      insertReview(db, { reviewId: entry.subject, claimId, settlementId, verdict, reason, by, at: entry.at }, entry.id);
    },
    erase: (db, entry) =>
      void db.run('UPDATE reviews SET reason = NULL, officer_name = NULL WHERE review_id = ?', entry.subject),
  },
  'claim.decided/1': {
    apply: (db, entry, body) => {
      insertOwnDecision(db, entry, body?.decision ?? null);
      recordPapers(db, entry, entry.amounts.papers);
    },
    erase: (db, entry) => void db.run('UPDATE decisions SET json = NULL WHERE decision_id = ?', entry.subject),
  },
  // Given up again after a restore that had not heard of it: once is enough.
  'claim.withdrawn/1': {
    apply: (db, entry, body) =>
      void db.run(
        `INSERT INTO withdrawals (claim_id, withdrawn_at, reason, officer_no, officer_name, entry_id)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (claim_id) DO NOTHING`,
        entry.subject,
        entry.at,
        body?.reason ?? null,
        entry.actor.operatorNo,
        body?.by.name ?? null,
        entry.id,
      ),
    erase: (db, entry) =>
      void db.run('UPDATE withdrawals SET reason = NULL, officer_name = NULL WHERE claim_id = ?', entry.subject),
  },
  'paper.issued/1': { apply: (db, entry) => recordPapers(db, entry, entry.amounts.papers) },
} satisfies Appliers;

/** A determination of the desk, or with no entry one that came by the feed. What is there already stays as it is. */
export function insertDetermination(db: WritableDatabase, row: Determination, entryId: string | null): void {
  db.run(
    `INSERT INTO determinations (determination_id, claim_id, status, first_diagnosed_on, reason, officer_no, officer_name,
       place, determined_at, entry_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (determination_id) DO NOTHING`,
    row.determinationId,
    row.claimId,
    row.status,
    row.firstDiagnosedOn,
    row.reason,
    row.by.operatorNo,
    row.by.name,
    row.by.place,
    row.at,
    entryId,
  );
}

function insertErasedDetermination(db: WritableDatabase, entry: TypedEntry<'claim.determined/1'>): void {
  db.run(
    `INSERT INTO determinations (determination_id, claim_id, status, first_diagnosed_on, reason, officer_no, officer_name,
       place, determined_at, entry_id)
     VALUES (?, ?, NULL, NULL, NULL, ?, NULL, 'desk', ?, ?)`,
    entry.subject,
    entry.amounts.claimId,
    entry.actor.operatorNo,
    entry.at,
    entry.id,
  );
}

/** A review whose officer's name may be gone. */
type ReviewRow = Omit<Review, 'by'> & { readonly by: Omit<Review['by'], 'name'> & { readonly name: string | null } };

/** A review of the desk, or with no entry one that came by the feed. What is there already stays as it is. */
export function insertReview(db: WritableDatabase, row: ReviewRow, entryId: string | null): void {
  db.run(
    `INSERT INTO reviews (review_id, claim_id, settlement_id, verdict, reason, officer_no, officer_name, place, reviewed_at,
       entry_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (review_id) DO NOTHING`,
    row.reviewId,
    row.claimId,
    row.settlementId,
    row.verdict,
    row.reason,
    row.by.operatorNo,
    row.by.name,
    row.by.place,
    row.at,
    entryId,
  );
}

function insertOwnDecision(
  db: WritableDatabase,
  entry: TypedEntry<'claim.decided/1'>,
  decision: Decision | null,
): void {
  db.run(
    `INSERT INTO decisions (decision_id, claim_id, policy_id, settlement_id, verdict, payable_fen, officer_no, place,
       decided_at, json, state, signature, entry_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'desk', ?, ?, 'pending', NULL, ?)`,
    entry.subject,
    entry.amounts.claimId,
    entry.amounts.policyId,
    entry.amounts.settlementId,
    entry.amounts.verdict,
    entry.amounts.payable,
    entry.actor.operatorNo,
    entry.at,
    decision === null ? null : canonical(decision),
    entry.id,
  );
  // After a restore its refusal may have come first.
  if (db.one('SELECT 1 FROM decision_refusals WHERE decision_id = ?', entry.subject) !== undefined) return;
  endClaim(db, entry.amounts.claimId, entry.subject);
}

/** Part of taking a decision: the claim is no longer open. */
export function endClaim(db: WritableDatabase, claimId: string, decisionId: string): void {
  db.run('UPDATE claims SET decision_id = ? WHERE claim_id = ?', decisionId, claimId);
}
