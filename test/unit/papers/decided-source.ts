/** Builds papers that follow a ruling or a decision, of the people and the worked stay of the other builders. */
import type { DecidedContent, IssuedContent } from '../../../shared/entries/decisions.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import { paperNumber } from '../../../shared/paper-number.ts';
import type { ClaimDecisionKind, IssuedKind } from '../../../shared/papers.ts';
import { demoPlans, findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { coverWords } from '../../../shared/plan/cover-words.ts';
import { decide } from '../../../shared/settle/decide.ts';
import { pastOf } from '../../../shared/settle/past.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { frozenFigure } from '../../../shared/trial.ts';
import type { PaperSource } from '../../../main/papers/render.ts';
import { reversedVisit } from '../../support/histories.ts';
import { samplesOf, tried } from './claim-source.ts';
import { ENTRY_HASH, entryOf, insured, issuer, MOTHER, PLAN } from './sources.ts';

const ID = '01890000-0000-7000-8000-00000000000';
export const CERTIFICATE_NO = 'ZZ2022-00000042-7';

/** The worked stay decided on a later trial, when 特惠保险 had answered (counter rule 23): paid in full, or declined. */
export function decidedContent(change: Partial<DecidedContent> = {}, reason: string | null = null): DecidedContent {
  const verdict = reason === null ? ('pay' as const) : ('decline' as const);
  const { visit: triedVisit, claimant } = tried().body;
  const visit = { ...triedVisit, otherPayers: [{ payer: 'special-benefit', state: 'none', amount: fen(0) } as const] };
  const healthStatus = 'healthy' as const;
  const decided = decide(PLAN_COMPILED, initialState(), { visit, healthStatus, verdict, past: null }) ?? absent();
  const { settlement, ...outcome } = decided;
  return {
    decision: {
      decisionId: `${ID}8`,
      claimId: `${ID}4`,
      policyId: `${ID}1`,
      settlementId: `${ID}7`,
      healthStatus,
      verdict,
      reason,
      ...outcome,
      by: { operatorNo: 'D001', name: '俞文远', place: 'desk' },
      at: '2022-07-02T10:20:00.000+08:00',
    },
    trialNo: paperNo('2022-07-01', 46),
    certificateNo: CERTIFICATE_NO,
    plan: PLAN,
    insured: insured(),
    claimant,
    visit,
    figure: frozenFigure({ healthStatus, settlement, isFollowing: false }),
    determination: {
      determinationId: `${ID}6`,
      claimId: `${ID}4`,
      status: healthStatus,
      firstDiagnosedOn: localDate('2022-06-15'),
      reason: '首次确诊在参保生效之后，病历中没有更早的记录。',
      by: { operatorNo: 'R001', name: '柳青', place: 'desk' },
      at: '2022-07-02T09:05:00.000+08:00',
    },
    reviewedBy: '柳青',
    notices: [],
    issuer: issuer({ mode: 'demo', samples: samplesOf('zaozhuang-2022') }),
    ...change,
  };
}

const PLAN_COMPILED = compilePlan(findPlan(demoPlans(), 'zaozhuang-2022'));

/** The first of two stays given back by the hospital: nothing is paid, both are recovered from. */
export function recoveredContent(change: Partial<DecidedContent> = {}): DecidedContent {
  const content = decidedContent(change);
  const { decision, visit: first } = content;
  const { healthStatus } = decision;
  const second = {
    ...first,
    sheet: {
      ...first.sheet,
      setl_id: 'S2',
      mdtrt_id: 'M2',
      begndate: localDate('2022-06-29'),
      enddate: localDate('2022-07-01'),
    },
  };
  let state = initialState();
  const bills = [first, second].map((visit, at) => {
    const { lines, stateAfter } =
      decide(PLAN_COMPILED, state, { visit, healthStatus, verdict: 'pay', past: null }) ?? absent();
    state = stateAfter;
    return { claimId: `${ID}${at}`, follows: null, visit, decision: { healthStatus, verdict: 'pay' as const, lines } };
  });
  const visit = reversedVisit(first);
  const past = pastOf(bills, `${ID}0`);
  const decided = decide(PLAN_COMPILED, state, { visit, healthStatus, verdict: 'pay', past }) ?? absent();
  const { settlement, ...outcome } = decided;
  return {
    ...content,
    decision: { ...decision, ...outcome },
    visit,
    figure: frozenFigure({ healthStatus, settlement, isFollowing: true }),
    following: `本案为冲正（退费结算）：原理赔案（试算单 ${paperNo('2022-07-01', 46)}）已于 2022-07-02 核定应付 18,525.00 元。`,
    ...change,
  };
}

/** A paper of it. */
export function recovered(kind: ClaimDecisionKind, change: Partial<DecidedContent> = {}): PaperSource {
  return issued({ kind, ...recoveredContent(change) }, '2022-07-02');
}

/** A paper of a decision, issued on its own. */
export function decided(kind: ClaimDecisionKind, change: Partial<DecidedContent> = {}): PaperSource {
  const reason = kind === 'claim-refusal' ? '本次就医发生在责任免除的范围内：美容整形费用不属于保障范围。' : null;
  return issued({ kind, ...decidedContent(change, reason) }, '2022-07-02');
}

export function certificate(change: Partial<Extract<IssuedContent, { kind: 'policy-certificate' }>> = {}): PaperSource {
  return issued(
    {
      kind: 'policy-certificate',
      certificate: {
        certificateNo: CERTIFICATE_NO,
        policyId: `${ID}1`,
        planId: PLAN.planId,
        coverStart: PLAN.coverStart,
        coverEnd: PLAN.coverEnd,
        issuedOn: localDate('2021-11-21'),
        signature: 'c4'.repeat(64),
      },
      plan: PLAN,
      insured: insured(),
      applicant: { ...MOTHER, relation: '01' },
      cover: coverWords(PLAN_COMPILED),
      notices: ['次年基本医保未缴费的，自恢复医保待遇之日起享受。'],
      issuer: issuer({ samples: [] }),
      ...change,
    },
    '2021-11-22',
  );
}

export function refusal(change: Partial<Extract<IssuedContent, { kind: 'policy-refusal' }>> = {}): PaperSource {
  return issued(
    {
      kind: 'policy-refusal',
      policyId: `${ID}1`,
      plan: PLAN,
      insured: insured(),
      applicant: { ...MOTHER, relation: '01' },
      proposalNo: 'ZZ01-20211120-A-000017-K',
      code: 'duplicate',
      sentence: '被保险人已于 2021-11-12 在其他窗口参加本年度同一产品，不重复承保。',
      owner: 'applicant',
      ruledAt: '2021-11-21T08:40:00.000+08:00',
      refund: { amount: fen(9900), tender: 'cash', payerName: MOTHER.psn_name, deadline: localDate('2021-12-21') },
      issuer: issuer(),
      ...change,
    },
    '2021-11-22',
  );
}

function issued(content: IssuedContent, day: string): PaperSource {
  const kind: IssuedKind = content.kind;
  const no = paperNo(day, 51);
  const entry = { ...entryOf('paper.issued/1', day), at: `${day}T10:21:00.000+08:00` };
  return { kind, no, entry, entryHash: ENTRY_HASH, body: { content, papers: [{ no, kind }] } };
}

function paperNo(day: string, counter: number): string {
  return paperNumber({ desk: 'ZZ01', day: localDate(day), epochMark: 'A', counter });
}

function absent(): never {
  throw new Error('a liability of the worked stay is 待补');
}
