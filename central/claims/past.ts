/** The decided year of a claim that takes one of its bills back or states it anew, as the desk knew it and as the centre does. */
import { decisionSchema } from '../../shared/decision.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import { NO_PASTS, type Pasts } from '../../shared/judge/trial.ts';
import { type DecidedBill, type Past, pastOf } from '../../shared/settle/past.ts';
import type { Database } from '../database/pool.ts';
import { SAME_GROUP } from './group.ts';
import { readTrial, type TrialBytes } from './trial-document.ts';

/**
 * Both pasts of a trial; null where a document one of them rests on is gone. Which claim it follows, and on which policy, is what its
 * claim was opened with, whatever the trial says: a claim shares its receipts with the one it follows. Decisions of another group
 * are not looked at.
 */
export async function pastsOf(db: Database, { claimId, follows: told }: Tried): Promise<Pasts | null> {
  const { follows, policyId } = await openedWith(db, claimId);
  if (follows === null) return NO_PASTS;
  const decisions = told?.decisions ?? [];
  const known = await billsOf(
    db,
    `decisions.decision_id = ANY ($2) ORDER BY array_position($2, decisions.decision_id)`,
    [policyId, decisions],
  );
  const centre = await pastOfGroup(db, policyId, follows, null);
  if (known?.length !== decisions.length || centre === null) return null;
  return { desk: pastOf(known, follows), centre };
}

async function openedWith(db: Database, claimId: string) {
  const { rows } = await db.query<{ follows: string | null; policyId: string }>(
    'SELECT follows_claim_id AS follows, policy_id AS "policyId" FROM claims WHERE claim_id = $1',
    [claimId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`a trial of ${claimId}, which is no claim`);
  return row;
}

/** What was accepted in the group of a policy, in that order; before a decision, or (`until` null) all. Null: a document is gone. */
export async function pastOfGroup(
  db: Database,
  policyId: string,
  follows: string,
  until: string | null,
): Promise<Past | null> {
  const bills = await billsOf(
    db,
    `decisions.state = 'accepted' AND decisions.arrival <
       coalesce((SELECT arrival FROM decisions WHERE decision_id = $2), 9223372036854775807)
     ORDER BY decisions.arrival`,
    [policyId, until],
  );
  return bills === null ? null : pastOf(bills, follows);
}

interface Row extends TrialBytes {
  readonly follows_claim_id: string | null;
  readonly json: string | null;
}

async function billsOf(db: Database, which: string, parameters: readonly unknown[]): Promise<DecidedBill[] | null> {
  const { rows } = await db.query<Row>(
    `SELECT claims.follows_claim_id, decisions.json, j.bytes, j.body
     FROM policies AS own JOIN policies AS other ON ${SAME_GROUP}
       JOIN decisions ON decisions.policy_id = other.policy_id
       JOIN claims ON claims.claim_id = decisions.claim_id
       JOIN settlements AS s ON s.settlement_id = decisions.settlement_id
       JOIN journal AS j ON j.desk_code = s.desk_code AND j.epoch = s.epoch AND j.chain = 'business' AND j.seq = s.seq
     WHERE own.policy_id = $1 AND ${which}`,
    [...parameters],
  );
  const bills = rows.map(billOf);
  return bills.includes(null) ? null : bills.filter((bill) => bill !== null);
}

function billOf({ follows_claim_id: follows, json, ...document }: Row): DecidedBill | null {
  const tried = readTrial(document);
  if (json === null || tried === null) return null;
  const decision = decisionSchema.parse(JSON.parse(json));
  return { claimId: decision.claimId, follows, visit: tried.visit, decision };
}
