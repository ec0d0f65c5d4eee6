/** The journal's methods: heads, proof and lawful erasure. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { VerifyReport } from '../../shared/contract/journal.ts';
import type { Chain } from '../../shared/journal/entry.ts';
import type { Operator } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import { command, type JobHandler, type QueryHandler } from '../handler.ts';
import { startJob } from '../jobs/jobs.ts';
import { workerAnswer } from '../jobs/worker-answer.ts';
import { authenticate } from '../session/sign-in.ts';
import { newId } from '../ids.ts';
import type { Transaction } from '../write.ts';
import type { VerifyMessage } from './verify-message.ts';

/** 'journal.heads' */
export const journalHeads: QueryHandler<'journal.heads'> = (call) => ({
  heads: deskOf(call).db.all<{ chain: Chain; epoch: string; entries: number; head: string }>(
    `SELECT chain, epoch, seq AS entries, hash AS head FROM journal AS entry
     WHERE seq = (SELECT max(seq) FROM journal WHERE epoch = entry.epoch AND chain = entry.chain)
     ORDER BY epoch, chain`,
  ),
});

/** 'journal.verify' */
export const verifyJournal: JobHandler<'journal.verify'> = (call) => {
  const { folder, key } = deskOf(call);
  const worker = call.app.ports.workers.verify;
  return startJob(call, 'journal.verify', (report, cancelled) => {
    report({ done: 0, total: null, phase: '核对流水、内容与各表' });
    return runVerify(worker, join(folder, 'main.db'), key, cancelled);
  });
};

/** 'journal.erase': body and salt go; entry, hash, counts and sums stay (DESIGN §3.3). The approver is another supervisor. */
export const eraseJournal = command<'journal.erase', Operator>({
  prepare: (call, { approver }) => requireApprover(call, approver.operatorNo, approver.password),
  act: (transaction, { entryIds: listed, rule, reason }, approver, call) => {
    const entryIds = [...new Set(listed)];
    for (const id of entryIds) requireErasable(transaction, id);
    transaction.append({
      type: 'journal.erased/1',
      subject: newId(call.app.ports),
      amounts: { count: entryIds.length },
      body: { entryIds, rule, reason, approver: `${approver.name}（${approver.operatorNo}）` },
    });
    for (const id of entryIds) {
      transaction.db.run('UPDATE documents SET salt = NULL, body = NULL WHERE entry_id = ?', id);
    }
    return { erased: entryIds.length };
  },
  changes: ['journal', 'policies', 'claims'],
});

async function requireApprover(call: Call, operatorNo: string, password: string): Promise<Operator> {
  const approver = await authenticate(call, operatorNo, password);
  const isOther = operatorNo !== sessionOf(call).operator.operatorNo;
  if (!isOther || !approver.grants.includes('supervisor')) throw new AppError('approver-refused', { operatorNo });
  return approver;
}

/** Only documents with personal data go: those of people, not of the desk or of the journal itself. */
const ERASABLE = ['policy.', 'payment.', 'claim.', 'notices.', 'person.', 'session.', 'paper.voided/'];

function requireErasable(transaction: Transaction, id: string): void {
  const row = transaction.db.one<{ type: string; body: string | null; retain_until: string | null }>(
    `SELECT type, body, retain_until FROM journal LEFT JOIN documents ON documents.entry_id = journal.id
     WHERE journal.id = ?`,
    id,
  );
  if (row === undefined) throw new AppError('entry-unknown', { id });
  const isErasable = row.body !== null && ERASABLE.some((prefix) => row.type.startsWith(prefix));
  if (!isErasable || row.retain_until === null) throw new AppError('entry-not-erasable', { id });
  const until = row.retain_until;
  if (until >= transaction.businessDay) throw new AppError('entry-retained', { id, until });
}

function runVerify(url: URL, path: string, key: Uint8Array, cancelled: AbortSignal): Promise<VerifyReport> {
  const worker = new Worker(url, { workerData: { path, key } });
  cancelled.addEventListener('abort', () => void worker.terminate(), { once: true });
  return workerAnswer<VerifyMessage, VerifyReport>(worker, (message) => () => {
    if (message.kind === 'report') return message.report;
    throw new AppError(message.code, message.details);
  });
}
