/** From 'policy.proposed' to the policies: each is due for judgement as it comes. */
import { settlementKey } from '../../../shared/settlement-key.ts';
import { insertRows } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { PLACE_COLUMNS, placeRow, requireOwn } from './place.ts';

const COLUMNS = {
  policy_id: 'text',
  ...PLACE_COLUMNS,
  admdvs: 'text',
  plan_id: 'text',
  plan_hash: 'text',
  product: 'text',
  cover_year: 'int',
  cover_start: 'text',
  cover_end: 'text',
  premium_fen: 'bigint',
  seller_no: 'text',
  business_day: 'text',
  received_ms: 'bigint',
  certno: 'text',
  psn_no: 'text',
  psn_name: 'text',
  state: 'text',
  due: 'boolean',
} as const;

/** One row for each proposal; of an erased one what its header says. */
export async function applyPolicies(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const proposed = entriesOf(entries, 'policy.proposed/1');
  await insertRows(db, 'policies', COLUMNS, proposed.map(rowOf));
  await requireOwn(db, 'policies', 'policy_id', proposed);
}

function rowOf(read: ReadEntry<'policy.proposed/1'>) {
  const { entry, body } = read;
  const { amounts } = entry;
  return {
    policy_id: entry.subject,
    ...placeRow(read),
    admdvs: read.admdvs,
    plan_id: amounts.planId,
    plan_hash: amounts.planHash,
    product: settlementKey(amounts.planId, '').product,
    cover_year: amounts.coverYear,
    cover_start: amounts.coverStart,
    cover_end: amounts.coverEnd,
    premium_fen: amounts.premium,
    seller_no: entry.actor.operatorNo,
    business_day: entry.businessDay,
    received_ms: read.receivedAt,
    certno: body?.insured.certno ?? null,
    psn_no: body?.insured.psn_no ?? null,
    psn_name: body?.insured.psn_name ?? null,
    state: 'proposed',
    due: true,
  };
}
