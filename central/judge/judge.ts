/** Judges what the desks sent: fills the centre's tables, rules on each document, answers in the desks' channels (DESIGN idea 4). */
import { type Pool, type Transaction, transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { applyEntries } from './apply.ts';
import { createHalts, type Halts } from './halts.ts';
import { judgeClaims } from './judge-claims.ts';
import { settleSetAside } from './judge-again.ts';
import { takeJudgeLock } from './judge-lock.ts';
import { createOutgoing } from './outgoing.ts';
import { rulePolicies } from './rule-policies.ts';
import { advanceHeads, nextRows, readRows } from './slice.ts';

/**
 * Judges everything that waits, slice by slice; answers how many entries that were. Each slice is one transaction under a
 * lock of the database, so any number of servers may call it at any time, and a cut loses nothing. A chain our own program fails
 * on stands until the next run.
 */
export async function judge(pool: Pool, ports: CentralPorts): Promise<number> {
  await countAccess(pool);
  const halts = createHalts(ports);
  let total = 0;
  for (;;) {
    const { entries, ruled } = await transaction(pool, (db) => judgeSlice(db, ports, halts));
    total += entries;
    if (entries === 0 && ruled === 0) return total;
  }
}

/** Looks are kept, not judged. */
async function countAccess(pool: Pool): Promise<void> {
  await pool.query(`UPDATE heads SET judged = seq WHERE chain = 'access' AND judged < seq`);
}

async function judgeSlice(
  db: Transaction,
  ports: CentralPorts,
  halts: Halts,
): Promise<{ entries: number; ruled: number }> {
  await takeJudgeLock(db);
  const outgoing = createOutgoing();
  const rows = await nextRows(db, halts.chains());
  const entries = await readRows(db, ports, outgoing, { rows, halts });
  const applied = await applyEntries(db, ports, outgoing, { entries, halts });
  const ruled = await rulePolicies(db, ports, outgoing);
  const taken = await judgeClaims(db, ports, outgoing, { applied, halts });
  // Row locks of heads before those of channels: ingest takes them in this order when it tells of a fork.
  await advanceHeads(db, halts.past(rows));
  await settleSetAside(db, taken);
  await outgoing.send(db, ports);
  return { entries: rows.length, ruled };
}
