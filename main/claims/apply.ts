/** From entries about claims to their tables; the facts of a visit stay in the document. */
import type { EntryBody } from '../../shared/entries.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { settlementKey } from '../../shared/settlement-key.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { Appliers, TypedEntry } from '../journal/apply.ts';
import { recordPapers } from '../papers/numbers.ts';
import { DECISION_STATE } from './decision-state.ts';

/** A decision may come by the feed before the claim it ends is back after a restore. */
const DECISION_OF_CLAIM = `SELECT decision_id FROM decisions WHERE claim_id = ? AND ${DECISION_STATE} IN ('pending', 'confirmed')
  ORDER BY decided_at DESC LIMIT 1`;

export const claimAppliers = {
  'claim.opened/1': {
    apply: (db, entry, body) => {
      db.run(
        `INSERT INTO claims (claim_id, policy_id, entry_id, opened_at, follows_claim_id, decision_id)
         VALUES (?, ?, ?, ?, ?, (${DECISION_OF_CLAIM}))`,
        entry.subject,
        entry.amounts.policyId,
        entry.id,
        entry.at,
        entry.amounts.follows ?? null,
        entry.subject,
      );
      insertClaimed(db, entry, body);
    },
    erase: eraseFacts,
  },
  'claim.amended/1': {
    apply: (db, entry, body) => {
      db.run('UPDATE claims SET entry_id = ? WHERE claim_id = ?', entry.id, entry.subject);
      deleteClaimed(db, entry.subject);
      insertClaimed(db, entry, body);
    },
    erase: eraseFacts,
  },
  'claim.tried/1': { apply: (db, entry) => insertTrial(db, entry, { figures: 2, determinationId: null }) },
  'claim.tried/2': { apply: (db, entry) => insertTrial(db, entry, entry.amounts) },
} satisfies Appliers;

function insertTrial(
  db: WritableDatabase,
  entry: TypedEntry<'claim.tried/1'> | TypedEntry<'claim.tried/2'>,
  { figures, determinationId }: { readonly figures: number; readonly determinationId: string | null },
): void {
  db.run(
    `INSERT INTO settlements (settlement_id, claim_id, kind, healthy_fen, preexisting_fen, figures, determination_id,
       tried_at, entry_id)
     VALUES (?, ?, 'trial', ?, ?, ?, ?, ?, ?)`,
    entry.subject,
    entry.amounts.claimId,
    entry.amounts.healthy,
    entry.amounts.preexisting,
    figures,
    determinationId,
    entry.at,
    entry.id,
  );
  recordPapers(db, entry, entry.amounts.papers);
}

type Facts = EntryBody<'claim.opened/1'> | EntryBody<'claim.amended/1'>;
type FactsEntry = TypedEntry<'claim.opened/1'> | TypedEntry<'claim.amended/1'>;

/**
 * What this claim holds so that no other may claim it: its receipts and its settlement (counter rule 20). Claims on one bill hold
 * them together.
 */
function insertClaimed(db: WritableDatabase, entry: FactsEntry, body: Facts | null): void {
  if (body === null) return;
  insertInvoices(db, entry.subject, body);
  insertSettlement(db, entry, body);
}

function insertSettlement(db: WritableDatabase, entry: FactsEntry, { visit }: Facts): void {
  if (visit.sheet.setl_id === null) return;
  const policy = db.one<{ plan_id: string }>(
    'SELECT plan_id FROM policies WHERE policy_id = ?',
    entry.amounts.policyId,
  );
  const { product, setlId } = settlementKey(policy?.plan_id ?? '', visit.sheet.setl_id);
  db.run(
    'INSERT INTO claimed_settlements (product, setl_id, claim_id) VALUES (?, ?, ?)',
    product,
    setlId,
    entry.subject,
  );
}

function insertInvoices(db: WritableDatabase, claimId: string, body: Facts): void {
  for (const invoice of body.invoices) {
    db.run(
      'INSERT INTO invoices (bill_code, bill_no, claim_id) VALUES (?, ?, ?)',
      invoice.bill_code,
      invoice.bill_no,
      claimId,
    );
  }
}

/** Facts that were replaced since have no rows left; those that replaced them keep theirs. */
function eraseFacts(db: WritableDatabase, entry: Pick<Entry, 'id' | 'subject'>): void {
  const isCurrent = db.one('SELECT 1 FROM claims WHERE claim_id = ? AND entry_id = ?', entry.subject, entry.id);
  if (isCurrent !== undefined) deleteClaimed(db, entry.subject);
}

function deleteClaimed(db: WritableDatabase, claimId: string): void {
  db.run('DELETE FROM invoices WHERE claim_id = ?', claimId);
  db.run('DELETE FROM claimed_settlements WHERE claim_id = ?', claimId);
}
