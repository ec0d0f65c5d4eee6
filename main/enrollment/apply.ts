/** From entries about policies and payments to their tables. What stands in the header survives erasure. */
import type { EntryBody } from '../../shared/entries.ts';
import type { RelatedParty } from '../../shared/parties.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { Appliers, TypedEntry } from '../journal/apply.ts';
import { recordPapers } from '../papers/numbers.ts';
import { refreshPerson } from '../people/store.ts';
import { oweIfRefused } from './refund.ts';

export const enrollmentAppliers = {
  'policy.proposed/1': {
    apply: (db, entry, body) => {
      insertPolicy(db, entry, body);
      insertPayment(db, entry, entry.amounts.premium, body);
      recordPapers(db, entry, entry.amounts.papers);
      if (body !== null) for (const certno of peopleOf(body)) refreshPerson(db, certno);
    },
    erase: (db, entry) => {
      forgetInsured(db, entry.subject);
      forgetPayer(db, entry.amounts.paymentId);
    },
  },
  'payment.retendered/1': {
    apply: (db, entry, body) => {
      supersede(db, entry);
      insertPayment(db, entry, entry.amounts.amount, body);
      recordPapers(db, entry, entry.amounts.papers);
    },
    erase: (db, entry) => forgetPayer(db, entry.amounts.paymentId),
  },
  'payment.collected/1': {
    apply: (db, entry) => {
      settlePayment(db, entry, { state: 'collected', kept: entry.amounts.kept, reference: null });
      recordPapers(db, entry, entry.amounts.papers);
    },
  },
  'payment.deducted/1': {
    apply: (db, entry, body) => {
      const { outcome, amount, papers } = entry.amounts;
      const reference = body?.reference ?? null;
      settlePayment(
        db,
        entry,
        outcome === 'deducted'
          ? { state: 'collected', kept: amount, reference }
          : { state: 'failed', kept: 0, reference },
      );
      recordPapers(db, entry, papers);
    },
    erase: (db, entry) => {
      db.run('UPDATE payments SET reference = NULL WHERE payment_id = ?', entry.amounts.paymentId);
    },
  },
} satisfies Appliers;

type Proposed = TypedEntry<'policy.proposed/1'>;
type Retendered = TypedEntry<'payment.retendered/1'>;

function insertPolicy(db: WritableDatabase, entry: Proposed, body: EntryBody<'policy.proposed/1'> | null): void {
  const applicant = body === null ? null : applicantOf(body);
  db.run(
    `INSERT INTO policies (policy_id, plan_id, plan_hash, cover_year, cover_start, cover_end, premium_fen, state,
       seller_no, shift_id, proposed_at, entry_id, certno, psn_no, psn_name, declared_health,
       applicant_certno, applicant_name, township)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.subject,
    entry.amounts.planId,
    entry.amounts.planHash,
    entry.amounts.coverYear,
    entry.amounts.coverStart,
    entry.amounts.coverEnd,
    entry.amounts.premium,
    keptOutcome(db, entry.subject),
    entry.actor.operatorNo,
    entry.amounts.shift,
    entry.at,
    entry.id,
    body?.insured.certno ?? null,
    body?.insured.psn_no ?? null,
    body?.insured.psn_name ?? null,
    body?.declaredHealth ?? null,
    applicant?.certno ?? null,
    applicant?.psn_name ?? null,
    body?.township ?? null,
  );
}

/** After a restore the centre's ruling may have come before the proposal it rules on. */
function keptOutcome(db: WritableDatabase, policyId: string): 'proposed' | 'accepted' | 'refused' {
  const row = db.one<{ outcome: 'accepted' | 'refused' }>(
    `SELECT outcome FROM rulings WHERE policy_id = ? AND outcome <> 'waiting'`,
    policyId,
  );
  return row?.outcome ?? 'proposed';
}

/** The applicant where that is not the insured. */
function applicantOf(body: EntryBody<'policy.proposed/1'>): RelatedParty | null {
  return body.applicant.certno === body.insured.certno ? null : body.applicant;
}

/** Certificate numbers of those who can be searched for because of this policy. */
function peopleOf(body: EntryBody<'policy.proposed/1'>): string[] {
  return [...new Set([body.insured.certno, body.applicant.certno])];
}

/** Whoever stands in no other policy can no longer be searched for either. */
function forgetInsured(db: WritableDatabase, policyId: string): void {
  const people = db.one<{ certno: string | null; applicant_certno: string | null }>(
    'SELECT certno, applicant_certno FROM policies WHERE policy_id = ?',
    policyId,
  );
  db.run(
    `UPDATE policies SET certno = NULL, psn_no = NULL, psn_name = NULL, declared_health = NULL,
       applicant_certno = NULL, applicant_name = NULL, township = NULL WHERE policy_id = ?`,
    policyId,
  );
  for (const certno of [people?.certno ?? null, people?.applicant_certno ?? null]) {
    if (certno !== null) refreshPerson(db, certno);
  }
}

function insertPayment(
  db: WritableDatabase,
  entry: Proposed | Retendered,
  amount: number,
  body: Pick<EntryBody<'policy.proposed/1'>, 'payment'> | null,
): void {
  const payer = body?.payment.payer ?? null;
  const person = payer?.kind === 'person' ? payer.person : null;
  const subsidy = payer?.kind === 'subsidy' ? payer : null;
  db.run(
    `INSERT INTO payments (payment_id, policy_id, tender, state, amount_fen, kept_fen, shift_id,
       settled_shift_id, settled_day, settled_entry_id, payer_name, payer_certno, reference, entry_id, superseded_by)
     VALUES (?, ?, ?, ?, ?, 0, ?, NULL, NULL, NULL, ?, ?, ?, ?, NULL)`,
    entry.amounts.paymentId,
    entry.subject,
    entry.amounts.tender,
    entry.amounts.state,
    amount,
    entry.amounts.shift,
    person?.psn_name ?? subsidy?.name ?? null,
    person?.certno ?? null,
    body?.payment.reference ?? null,
    entry.id,
  );
}

/** The payment stays as it was recorded; one that had not failed yet fails by being replaced. Done before its successor. */
function supersede(db: WritableDatabase, entry: Retendered): void {
  db.run(
    `UPDATE payments SET state = 'failed', superseded_by = ?, settled_shift_id = coalesce(settled_shift_id, ?),
       settled_day = coalesce(settled_day, ?), settled_entry_id = coalesce(settled_entry_id, ?)
     WHERE payment_id = ?`,
    entry.amounts.paymentId,
    entry.amounts.shift,
    entry.businessDay,
    entry.id,
    entry.amounts.replaces,
  );
}

/** What a payment repeats of its own document. A 个人账户's reference came with the result file and goes with that. */
function forgetPayer(db: WritableDatabase, paymentId: string): void {
  db.run(
    `UPDATE payments SET payer_name = NULL, payer_certno = NULL,
       reference = CASE tender WHEN 'personal-account' THEN reference END WHERE payment_id = ?`,
    paymentId,
  );
}

function settlePayment(
  db: WritableDatabase,
  entry: TypedEntry<'payment.collected/1'> | TypedEntry<'payment.deducted/1'>,
  settled: { readonly state: 'collected' | 'failed'; readonly kept: number; readonly reference: string | null },
): void {
  db.run(
    `UPDATE payments SET state = ?, kept_fen = ?, reference = coalesce(?, reference), settled_shift_id = ?,
       settled_day = ?, settled_entry_id = ? WHERE payment_id = ?`,
    settled.state,
    settled.kept,
    settled.reference,
    entry.amounts.shift,
    entry.businessDay,
    entry.id,
    entry.amounts.paymentId,
  );
  if (settled.kept === 0) return;
  const paid = db.one<{ policy_id: string }>(
    'SELECT policy_id FROM payments WHERE payment_id = ?',
    entry.amounts.paymentId,
  );
  if (paid !== undefined) oweIfRefused(db, paid.policy_id, entry.businessDay);
}
