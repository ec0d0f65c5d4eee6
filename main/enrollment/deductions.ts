/** 'payments.importDeductions': settles 个人账户 orders person by person from the result file (counter rule 8). */
import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { z } from 'zod';
import type { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import { type DeductionRow, parseDeductionRow } from '../../shared/deduction-result.ts';
import { AppError } from '../../shared/errors.ts';
import { type IssuedPaper, paperCodes } from '../../shared/papers.ts';
import { sha256 } from '../crypto.ts';
import { type Call, deskOf, writeFor } from '../desk-app.ts';
import type { JobHandler } from '../handler.ts';
import { type Progress, requireIdle, startJob } from '../jobs/jobs.ts';
import { currentShiftId } from '../shift/store.ts';
import type { UploadedFile } from '../tickets.ts';
import type { Transaction } from '../write.ts';
import type { DeductionLine } from './deduction-file.ts';
import { conflictOf, mismatchOf } from './deduction-match.ts';
import { issuerOf } from './issuer.ts';
import { findPolicyOfPaper, paymentOf, type PolicyRow } from './policy-store.ts';
import { receiptSubject } from './receipt.ts';

type Outcome = z.infer<typeof deductionOutcomeSchema>;

interface ResultFile {
  readonly name: string;
  readonly hash: string;
}

/** What became of one row. */
type RowOutcome =
  | { readonly kind: 'deducted' | 'failed'; readonly papers: readonly IssuedPaper[] }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string };

export const importDeductions: JobHandler<'payments.importDeductions'> = (call, { ticket }) => {
  requireIdle(call, 'payments.importDeductions');
  const file = call.app.uploads.take(ticket);
  if (file === null) throw new AppError('ticket-unknown', {});
  return startJob(call, 'payments.importDeductions', (report, cancelled) => settleAll(call, file, report, cancelled));
};

async function settleAll(
  call: Call,
  file: UploadedFile,
  report: (progress: Progress) => void,
  cancelled: AbortSignal,
): Promise<Outcome> {
  const bytes = 'path' in file.content ? readFileSync(file.content.path) : file.content.bytes;
  // The CSV reader is loaded with the first file.
  const { readDeductionFile } = await import('./deduction-file.ts');
  const lines = readDeductionFile(bytes, file.name);
  const source = { name: file.name, hash: sha256(bytes) };
  const outcome: Outcome = { deducted: 0, failed: 0, already: 0, refused: [], papers: [] };
  for (const [index, line] of lines.entries()) {
    cancelled.throwIfAborted();
    count(outcome, line.line, settleLine(call, line, source));
    report({ done: index + 1, total: lines.length, phase: '逐人登记扣缴结果' });
    await turn();
  }
  call.app.emit({ kind: 'changed', topic: 'policies' });
  return outcome;
}

function count(outcome: Outcome, line: number, row: RowOutcome): void {
  switch (row.kind) {
    case 'already':
      outcome.already += 1;
      return;
    case 'refused':
      outcome.refused.push({ line, field: row.field, reason: row.reason });
      return;
    case 'deducted':
    case 'failed':
      outcome[row.kind] += 1;
      outcome.papers.push(...row.papers);
  }
}

/** One person's row, in its own transaction: a cut in the middle leaves whole people done and the rest to do. */
function settleLine(call: Call, line: DeductionLine, source: ResultFile): RowOutcome {
  const parsed = parseDeductionRow(line.cells);
  if (!parsed.ok) return { kind: 'refused', field: parsed.field, reason: parsed.reason };
  const policy = findPolicyOfPaper(deskOf(call).db, parsed.row.paperNo, 'deduction-acceptance');
  if (policy === null) return { kind: 'refused', field: '受理单号', reason: '本窗口没有这张扣缴受理单' };
  const problem = mismatchOf(policy, parsed.row);
  if (problem !== null) return { kind: 'refused', ...problem };
  if (policy.payment_state !== 'to-deduct') return { kind: 'already' };
  return writeFor(call, null, (transaction) => settle(call, transaction, policy, parsed.row, line.line, source));
}

function settle(
  call: Call,
  transaction: Transaction,
  policy: PolicyRow,
  row: DeductionRow,
  line: number,
  source: ResultFile,
): RowOutcome {
  const { db } = transaction;
  const frozen = paymentOf(db, policy);
  const conflict = conflictOf(call, db, policy, row, frozen.issuer);
  if (conflict !== null) return { kind: 'refused', ...conflict };
  const shift = currentShiftId(call, db);
  const papers = row.outcome === 'deducted' ? transaction.takePapers(['premium-receipt']) : [];
  const { outcome, amount, reason, reference } = row;
  transaction.append({
    type: 'payment.deducted/1',
    subject: policy.policy_id,
    amounts: { paymentId: policy.payment_id, outcome, amount, papers: paperCodes(papers), shift },
    body: {
      ...receiptSubject(frozen),
      outcome,
      reason,
      reference,
      fileName: source.name,
      fileHash: source.hash,
      line,
      issuer: issuerOf(call, deskOf(call).plans.signed(policy.plan_hash)),
      papers,
    },
  });
  return { kind: outcome, papers };
}
