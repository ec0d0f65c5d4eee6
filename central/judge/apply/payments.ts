/** From entries about payments to the payments; a payment that changes makes its policy due for judgement again. */
import type { PaymentState } from '../../../shared/payment.ts';
import { insertRows, recordset, type RowOf } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { EntryFault } from '../entry-fault.ts';
import { PLACE_COLUMNS, placeRow } from './place.ts';

const NEW_COLUMNS = {
  payment_id: 'text',
  ...PLACE_COLUMNS,
  policy_id: 'text',
  tender: 'text',
  state: 'text',
  amount_fen: 'bigint',
  kept_fen: 'bigint',
} as const;

const CHANGE_COLUMNS = {
  payment_id: 'text',
  state: 'text',
  kept_fen: 'bigint',
  settled_day: 'text',
  superseded_by: 'text',
} as const;
type Change = RowOf<typeof CHANGE_COLUMNS> & { readonly payment_id: string };

/** New payments first, then what became of them: a slice may hold both. */
export async function applyPayments(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const fresh = [...entriesOf(entries, 'policy.proposed/1'), ...entriesOf(entries, 'payment.retendered/1')];
  await insertRows(db, 'payments', NEW_COLUMNS, fresh.map(newRow));
  await requireOwnPayments(db, fresh);
  const changes = lastChanges(entries);
  if (changes.length > 0) await change(db, changes);
}

type Fresh = ReadEntry<'policy.proposed/1'> | ReadEntry<'payment.retendered/1'>;

function newRow(read: Fresh): RowOf<typeof NEW_COLUMNS> {
  const { amounts, subject } = read.entry;
  return {
    payment_id: amounts.paymentId,
    ...placeRow(read),
    policy_id: subject,
    tender: amounts.tender,
    state: amounts.state,
    amount_fen: 'premium' in amounts ? amounts.premium : amounts.amount,
    kept_fen: 0,
  };
}

async function requireOwnPayments(db: Transaction, fresh: readonly Fresh[]): Promise<void> {
  if (fresh.length === 0) return;
  const pairs = fresh.map(({ entry }) => ({ id: entry.amounts.paymentId, entry_id: entry.id }));
  const { rowCount } = await db.query(
    `SELECT 1 FROM ${recordset({ id: 'text', entry_id: 'text' })}
     JOIN payments ON payment_id = r.id WHERE payments.entry_id <> r.entry_id LIMIT 1`,
    [JSON.stringify(pairs)],
  );
  if (rowCount !== 0) throw new EntryFault('taken');
}

/** One change for each payment, what later entries say over what earlier ones said. */
function lastChanges(entries: readonly ReadEntry[]): Change[] {
  const changes = new Map<string, Change>();
  const settle = (paymentId: string, state: PaymentState, kept: number, day: string): void => {
    changes.set(paymentId, {
      payment_id: paymentId,
      state,
      kept_fen: kept,
      settled_day: day,
      superseded_by: changes.get(paymentId)?.superseded_by ?? null,
    });
  };
  for (const { entry } of entriesOf(entries, 'payment.collected/1')) {
    settle(entry.amounts.paymentId, 'collected', entry.amounts.kept, entry.businessDay);
  }
  for (const { entry } of entriesOf(entries, 'payment.deducted/1')) {
    const { paymentId, outcome, amount } = entry.amounts;
    if (outcome === 'deducted') settle(paymentId, 'collected', amount, entry.businessDay);
    else settle(paymentId, 'failed', 0, entry.businessDay);
  }
  for (const { entry } of entriesOf(entries, 'payment.retendered/1')) {
    const { replaces, paymentId } = entry.amounts;
    // Only a payment without money gives way (RETENDERABLE_STATES), so nothing was kept.
    const day = changes.get(replaces)?.settled_day ?? entry.businessDay;
    const row = { payment_id: replaces, state: 'failed', kept_fen: 0, settled_day: day, superseded_by: paymentId };
    changes.set(replaces, row);
  }
  return [...changes.values()];
}

/** Throws `orphan` when one of the payments is not known. */
async function change(db: Transaction, changes: readonly Change[]): Promise<void> {
  const { rows } = await db.query<{ policy_id: string }>(
    `UPDATE payments SET state = r.state, kept_fen = r.kept_fen,
       settled_day = CASE WHEN r.superseded_by IS NULL THEN r.settled_day
         ELSE coalesce(payments.settled_day, r.settled_day) END,
       superseded_by = coalesce(r.superseded_by, payments.superseded_by)
     FROM ${recordset(CHANGE_COLUMNS)}
     WHERE payments.payment_id = r.payment_id
     RETURNING payments.policy_id`,
    [JSON.stringify(changes)],
  );
  if (rows.length < changes.length) throw new EntryFault('orphan');
  await db.query(`UPDATE policies SET due = true WHERE state = 'proposed' AND policy_id = ANY ($1)`, [
    rows.map(({ policy_id }) => policy_id),
  ]);
}
