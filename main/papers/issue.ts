/** 'papers.issue': a numbered paper from the centre's answer or from a decision; one at a time stands (counter rules 1, 7, 15). */
import type { IssuedContent } from '../../shared/entries/decisions.ts';
import { AppError } from '../../shared/errors.ts';
import {
  type ClaimDecisionKind,
  PAPER_NAMES,
  paperCodes,
  papersOfDecision,
  type IssuedKind,
} from '../../shared/papers.ts';
import { findDecision, toldOf } from '../claims/decisions.ts';
import { decidedContent } from '../claims/decided-content.ts';
import { requireProposal, requirePolicy } from '../claims/store.ts';
import type { Database } from '../database/open.ts';
import type { Call } from '../desk-app.ts';
import { certificateContent, refusalContent } from '../enrollment/ruled-papers.ts';
import { requireSameInsurer } from '../enrollment/issuer.ts';
import { command, nothing } from '../handler.ts';

/** 'papers.issue': throws 'paper-issued-already', 'paper-not-due', 'other-insurer'. */
export const issuePaper = command<'papers.issue', null>({
  prepare: nothing,
  act: (transaction, { kind, subject }, _prepared, call) => {
    const { db } = transaction;
    refuseSecond(db, kind, subject);
    const content = contentFor(call, db, kind, subject);
    const papers = transaction.takePapers([kind]);
    const [paper] = papers;
    if (paper === undefined) throw new Error('one kind takes one number');
    transaction.append({
      type: 'paper.issued/1',
      subject,
      amounts: { kind, papers: paperCodes(papers) },
      body: { content, papers },
    });
    return paper;
  },
  changes: ['papers', 'claims'],
});

/** A void one has given its place free. */
function refuseSecond(db: Database, kind: IssuedKind, subject: string): void {
  const standing = db.one<{ no: string }>(
    'SELECT no FROM papers WHERE subject = ? AND kind = ? AND voided_at IS NULL',
    subject,
    kind,
  );
  if (standing !== undefined) throw new AppError('paper-issued-already', { name: PAPER_NAMES[kind], no: standing.no });
}

function contentFor(call: Call, db: Database, kind: IssuedKind, subject: string): IssuedContent {
  switch (kind) {
    case 'policy-certificate':
      return certificateContent(call, db, subject);
    case 'policy-refusal':
      return refusalContent(call, db, subject);
    case 'claim-calculation':
    case 'claim-payment':
    case 'claim-refusal':
    case 'claim-recovery':
      return claimContent(call, db, kind, subject);
  }
}

function claimContent(call: Call, db: Database, kind: ClaimDecisionKind, decisionId: string): IssuedContent {
  const row = findDecision(db, decisionId);
  const name = PAPER_NAMES[kind];
  if (row === null || row.state === 'superseded') {
    throw new AppError('paper-not-due', { name, reason: '没有这个核定结果。请刷新本案后重试。' });
  }
  if (row.state === 'refused') {
    throw new AppError('paper-not-due', { name, reason: '本窗口的核定未获中心确认，不再有效。请重新核定后再出。' });
  }
  if (row.decision === null) throw new AppError('claim-erased', {});
  if (!papersOfDecision(toldOf(row)).includes(kind)) {
    const reason = row.verdict === 'pay' ? '本案核定为给付或累计登记。' : '本案核定为拒绝给付。';
    throw new AppError('paper-not-due', { name, reason: `${reason}请出与结果相符的单证。` });
  }
  requireSameInsurer(call, requireProposal(db, requirePolicy(db, row.policy_id)).issuer);
  return { kind, ...decidedContent(call, db, row.decision) };
}
