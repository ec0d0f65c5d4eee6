/** From entries about policies and payments to their tables. What stands in the header survives erasure. */
import type { EntryBody } from '../../shared/entries.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { Appliers, TypedEntry } from '../journal/apply.ts';
import { recordPapers } from '../papers/numbers.ts';

export const enrollmentAppliers = {
  'policy.proposed/1': {
    apply: (db, entry, body) => {
      insertPolicy(db, entry, body);
      insertPayment(db, entry, body);
      recordPapers(db, entry, entry.amounts.papers);
    },
    erase: (db, entry) => {
      db.run(
        `UPDATE policies SET certno = NULL, psn_no = NULL, psn_name = NULL, declared_health = NULL WHERE policy_id = ?`,
        entry.subject,
      );
      db.run(
        'UPDATE payments SET payer_name = NULL, payer_certno = NULL, reference = NULL WHERE payment_id = ?',
        entry.amounts.paymentId,
      );
    },
  },
  'payment.collected/1': {
    apply: (db, entry) => {
      settlePayment(db, entry, 'collected', entry.amounts.kept);
      recordPapers(db, entry, entry.amounts.papers);
    },
  },
  'payment.deducted/1': {
    apply: (db, entry) => {
      const deducted = entry.amounts.outcome === 'deducted';
      settlePayment(db, entry, deducted ? 'collected' : 'failed', deducted ? entry.amounts.amount : 0);
      recordPapers(db, entry, entry.amounts.papers);
    },
  },
} satisfies Appliers;

type Proposed = TypedEntry<'policy.proposed/1'>;

function insertPolicy(db: WritableDatabase, entry: Proposed, body: EntryBody<'policy.proposed/1'> | null): void {
  db.run(
    `INSERT INTO policies (policy_id, plan_id, plan_hash, cover_year, cover_start, cover_end, premium_fen, state,
       seller_no, shift_id, proposed_at, entry_id, certno, psn_no, psn_name, declared_health)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.subject,
    entry.amounts.planId,
    entry.amounts.planHash,
    entry.amounts.coverYear,
    entry.amounts.coverStart,
    entry.amounts.coverEnd,
    entry.amounts.premium,
    entry.actor.operatorNo,
    entry.amounts.shift,
    entry.at,
    entry.id,
    body?.insured.certno ?? null,
    body?.insured.psn_no ?? null,
    body?.insured.psn_name ?? null,
    body?.declaredHealth ?? null,
  );
}

function insertPayment(db: WritableDatabase, entry: Proposed, body: EntryBody<'policy.proposed/1'> | null): void {
  const payer = body?.payment.payer ?? null;
  const person = payer?.kind === 'person' ? payer.person : null;
  const subsidy = payer?.kind === 'subsidy' ? payer : null;
  db.run(
    `INSERT INTO payments (payment_id, policy_id, tender, state, amount_fen, kept_fen, shift_id,
       settled_shift_id, settled_day, settled_entry_id, payer_name, payer_certno, reference)
     VALUES (?, ?, ?, ?, ?, 0, ?, NULL, NULL, NULL, ?, ?, ?)`,
    entry.amounts.paymentId,
    entry.subject,
    entry.amounts.tender,
    entry.amounts.state,
    entry.amounts.premium,
    entry.amounts.shift,
    person?.psn_name ?? subsidy?.name ?? null,
    person?.certno ?? null,
    body?.payment.reference ?? null,
  );
}

function settlePayment(
  db: WritableDatabase,
  entry: TypedEntry<'payment.collected/1'> | TypedEntry<'payment.deducted/1'>,
  state: 'collected' | 'failed',
  kept: number,
): void {
  db.run(
    `UPDATE payments SET state = ?, kept_fen = ?, settled_shift_id = ?, settled_day = ?, settled_entry_id = ?
     WHERE payment_id = ?`,
    state,
    kept,
    entry.amounts.shift,
    entry.businessDay,
    entry.id,
    entry.amounts.paymentId,
  );
}
