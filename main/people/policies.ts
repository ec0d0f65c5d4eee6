/** The policies of a person, as insured and as applicant for others, each with its payments and the year's position. */
import type { PersonPolicy } from '../../shared/contract/people.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import { yearPosition } from '../../shared/settle/position.ts';
import { stateBefore } from '../claims/ready.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { ruledOf } from './ruled.ts';
import { type PolicyRow, policiesAppliedFor, policiesOf, policyView } from '../enrollment/policy-store.ts';

/** Newest first; those of others this person applied for stand behind their own. */
export function policiesOfPerson(call: Call, certno: string): { row: PolicyRow; view: PersonPolicy }[] {
  const { db } = deskOf(call);
  const own = policiesOf(db, certno).map((row) => ({ row, view: viewOf(call, row, 'insured') }));
  const others = policiesAppliedFor(db, certno).map((row) => ({ row, view: viewOf(call, row, 'applicant') }));
  return [...own, ...others];
}

function viewOf(call: Call, row: PolicyRow, role: PersonPolicy['role']): PersonPolicy {
  const { db, plans } = deskOf(call);
  const isInForce = row.state === 'proposed' || row.state === 'accepted';
  const position = role === 'insured' && isInForce ? positionOf(db, plans.signed(row.plan_hash).compiled(), row) : null;
  return {
    ...policyView(db, row),
    role,
    payments: paymentsOf(db, row.policy_id),
    position,
    ...ruledOf(db, row.policy_id),
  };
}

function positionOf(db: Database, plan: CompiledPlan, { policy_id: policyId }: PolicyRow): PersonPolicy['position'] {
  return yearPosition(plan, stateBefore(db, plan, policyId).state);
}

interface PaymentRow {
  readonly payment_id: string;
  readonly tender: PersonPolicy['payments'][number]['tender'];
  readonly state: PersonPolicy['payments'][number]['state'];
  readonly amount_fen: PersonPolicy['payments'][number]['amount'];
  readonly reference: string | null;
  readonly payer_name: string | null;
  readonly superseded_by: string | null;
  readonly settled_day: PersonPolicy['payments'][number]['settledDay'];
}

/** Every payment in order, the replaced ones too: ids are UUIDv7, which sort by time. */
function paymentsOf(db: Database, policyId: string): PersonPolicy['payments'] {
  const rows = db.all<PaymentRow>(
    `SELECT payment_id, tender, state, amount_fen, reference, payer_name, superseded_by, settled_day
     FROM payments WHERE policy_id = ? ORDER BY payment_id`,
    policyId,
  );
  return rows.map((row) => ({
    paymentId: row.payment_id,
    tender: row.tender,
    state: row.state,
    amount: row.amount_fen,
    reference: row.reference,
    payerName: row.payer_name ?? '（已销毁）',
    isReplaced: row.superseded_by !== null,
    settledDay: row.settled_day,
  }));
}
