/** Rulings on policies as stored: the policy's state, and every answer that was given. */
import type { PolicyRuling } from '../../shared/sync/ruling.ts';
import { insertRows, recordset } from '../database/bulk.ts';
import type { Transaction } from '../database/pool.ts';
import type { JudgedPolicy } from './rule-policies.ts';

const STATE_COLUMNS = { policy_id: 'text', state: 'text', wait_reason: 'text', wait_sentence: 'text' } as const;
const RULING_COLUMNS = {
  policy_id: 'text',
  ruled_at: 'text',
  outcome: 'text',
  code: 'text',
  sentence: 'text',
  owner: 'text',
  ruled_by: 'text',
} as const;

/** `judged` are due no more; `news` is what the desks are told. */
export async function storeRulings(
  db: Transaction,
  judged: readonly JudgedPolicy[],
  news: readonly PolicyRuling[],
  ruledBy: string | null,
): Promise<void> {
  await db.query(
    `UPDATE policies SET due = false, state = r.state, wait_reason = r.wait_reason, wait_sentence = r.wait_sentence
     FROM ${recordset(STATE_COLUMNS)} WHERE policies.policy_id = r.policy_id`,
    [JSON.stringify(judged.map(stateRow))],
  );
  await insertRows(
    db,
    'rulings',
    RULING_COLUMNS,
    news.map((ruling) => ({
      policy_id: ruling.policyId,
      ruled_at: ruling.at,
      outcome: ruling.outcome,
      code: ruling.outcome === 'refused' ? ruling.code : null,
      sentence: ruling.outcome === 'accepted' ? null : ruling.sentence,
      owner: ruling.outcome === 'refused' ? ruling.owner : null,
      ruled_by: ruledBy,
    })),
  );
}

function stateRow({ policy: { policyId }, judgement }: JudgedPolicy) {
  const waits = judgement.outcome === 'waiting' ? judgement : null;
  return {
    policy_id: policyId,
    state: judgement.outcome === 'waiting' ? 'proposed' : judgement.outcome,
    wait_reason: waits?.reason ?? null,
    wait_sentence: waits?.sentence ?? null,
  };
}

/** Who proposed the same person for the same product and year elsewhere is judged again, and refused now. */
export async function makeRivalsDue(db: Transaction, accepted: readonly string[]): Promise<void> {
  if (accepted.length === 0) return;
  await db.query(
    `UPDATE policies AS rival SET due = true FROM policies AS held
     WHERE held.policy_id = ANY ($1) AND rival.state = 'proposed' AND NOT rival.due
       AND rival.certno = held.certno AND rival.product = held.product AND rival.cover_year = held.cover_year`,
    [accepted],
  );
}
