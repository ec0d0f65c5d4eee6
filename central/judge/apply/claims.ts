/** From entries about claims to their tables: facts by their place, trials with their figures. */
import { settlementKey } from '../../../shared/settlement-key.ts';
import { insertRows, recordset } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { EntryFault } from '../entry-fault.ts';
import { PLACE_COLUMNS, placeRow, requireOwn } from './place.ts';

const CLAIM_COLUMNS = {
  claim_id: 'text',
  ...PLACE_COLUMNS,
  opened_entry_id: 'text',
  policy_id: 'text',
  opened_at: 'text',
  follows_claim_id: 'text',
} as const;

/** Claims, then what they hold so that a second claim on it is seen, then trials. */
export async function applyClaims(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const opened = entriesOf(entries, 'claim.opened/1');
  await insertRows(
    db,
    'claims',
    CLAIM_COLUMNS,
    opened.map((read) => ({
      claim_id: read.entry.subject,
      ...placeRow(read),
      opened_entry_id: read.entry.id,
      policy_id: read.entry.amounts.policyId,
      opened_at: read.entry.at,
      follows_claim_id: read.entry.amounts.follows ?? null,
    })),
  );
  await requireOwn(db, 'claims', 'claim_id', opened, 'opened_entry_id');
  const amended = entriesOf(entries, 'claim.amended/1');
  await moveFacts(db, [...opened, ...amended]);
  await applyTrials(db, entries);
}

type Facts = ReadEntry<'claim.opened/1'> | ReadEntry<'claim.amended/1'>;

const PLACES = { claim_id: 'text', ...PLACE_COLUMNS } as const;

/** The last facts of each claim hold: those before are what they replaced. */
async function moveFacts(db: Transaction, facts: readonly Facts[]): Promise<void> {
  if (facts.length === 0) return;
  const last = [...new Map(facts.map((read) => [read.entry.subject, read])).values()];
  const rows = last.map((read) => ({ claim_id: read.entry.subject, ...placeRow(read) }));
  const moved = await db.query(
    `UPDATE claims SET epoch = r.epoch, seq = r.seq, entry_id = r.entry_id
     FROM ${recordset(PLACES)} WHERE claims.claim_id = r.claim_id`,
    [JSON.stringify(rows)],
  );
  if (moved.rowCount !== last.length) throw new EntryFault('orphan');
  await insertRows(db, 'claim_hands', HANDS, facts.map(handOf));
  const ids = [rows.map(({ claim_id }) => claim_id)];
  await db.query('DELETE FROM invoices WHERE claim_id = ANY ($1)', ids);
  await db.query('DELETE FROM claimed_settlements WHERE claim_id = ANY ($1)', ids);
  await insertRows(db, 'invoices', INVOICES, last.flatMap(invoicesOf));
  await insertClaimed(db, last);
}

const HANDS = { claim_id: 'text', operator_no: 'text', act: 'text' } as const;

function handOf({ entry }: Facts) {
  return { claim_id: entry.subject, operator_no: entry.actor.operatorNo, act: 'entered' };
}

const INVOICES = { bill_code: 'text', bill_no: 'text', claim_id: 'text' } as const;

function invoicesOf({ entry, body }: Facts) {
  return (body?.invoices ?? []).map(({ bill_code, bill_no }) => ({ bill_code, bill_no, claim_id: entry.subject }));
}

async function insertClaimed(db: Transaction, facts: readonly Facts[]): Promise<void> {
  const claimed = facts.flatMap(({ entry, body }) => {
    const setlId = body?.visit.sheet.setl_id ?? null;
    return setlId === null ? [] : [{ claim_id: entry.subject, setl_id: settlementKey('', setlId).setlId }];
  });
  if (claimed.length === 0) return;
  await db.query(
    `INSERT INTO claimed_settlements (product, setl_id, claim_id)
     SELECT policies.product, r.setl_id, r.claim_id FROM ${recordset({ claim_id: 'text', setl_id: 'text' })}
     JOIN claims ON claims.claim_id = r.claim_id JOIN policies ON policies.policy_id = claims.policy_id`,
    [JSON.stringify(claimed)],
  );
}

const TRIAL_COLUMNS = {
  settlement_id: 'text',
  ...PLACE_COLUMNS,
  claim_id: 'text',
  policy_id: 'text',
  plan_hash: 'text',
  healthy_fen: 'bigint',
  preexisting_fen: 'bigint',
  tried_at: 'text',
} as const;

async function applyTrials(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const tried = entries.filter(isTrial);
  await insertRows(
    db,
    'settlements',
    TRIAL_COLUMNS,
    tried.map((read) => ({
      settlement_id: read.entry.subject,
      ...placeRow(read),
      claim_id: read.entry.amounts.claimId,
      policy_id: read.entry.amounts.policyId,
      plan_hash: read.entry.amounts.planHash,
      healthy_fen: read.entry.amounts.healthy,
      preexisting_fen: read.entry.amounts.preexisting,
      tried_at: read.entry.at,
    })),
  );
  await requireOwn(db, 'settlements', 'settlement_id', tried);
  const hands = tried.map(({ entry: { amounts, actor } }) => ({
    claim_id: amounts.claimId,
    operator_no: actor.operatorNo,
    act: 'tried',
  }));
  await insertRows(db, 'claim_hands', HANDS, hands);
}

/** A trial of whichever version. */
export type Trial = ReadEntry<'claim.tried/1' | 'claim.tried/2'>;

/** Whether an entry is one. */
export function isTrial(read: ReadEntry): read is Trial {
  return read.entry.type === 'claim.tried/1' || read.entry.type === 'claim.tried/2';
}
