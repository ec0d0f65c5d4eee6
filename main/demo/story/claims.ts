/** 2022-07-01, claims: the worked stay, the same with a listed drug, the golden sheet without and with its drug sum, a misprint. */
import { localDate } from '../../../shared/dates.ts';
import { errorSentence } from '../../../shared/errors.ts';
import { type Fen, formatYuan, minus, parseYuan } from '../../../shared/money.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import type { SettlementLine } from '../../../shared/settle/result.ts';
import { type ListedDrug, type Visit, visitFromSheet } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { expectedOf, trialFigures } from '../../../shared/trial.ts';
import { castMember } from '../cast.ts';
import type { Enrolled } from './enroll.ts';
import { goldenSheet, misprintedSheet, workedStay } from './sheets.ts';
import { keepPapers, mustBe, type Stage, startShift } from './stage.ts';

const DAY = localDate('2022-07-01');

/** What a claim must come to: payable in yuan, null where 待补, and lines by liability id. */
interface Expectation {
  readonly healthy: string | null;
  readonly preexisting: string | null;
  /** The healthy figure's lines: payable in yuan, or the reason for 0 or 待补. */
  readonly lines: Readonly<Record<string, { readonly payable: string | null; readonly reason: SettlementLine['reason'] }>>;
}

interface ClaimScene {
  readonly act: string;
  readonly who: string;
  readonly policyId: string;
  readonly visit: Visit;
  readonly expectation: Expectation;
}

/** Plays the day. */
export async function claimDay(stage: Stage, { policies }: Enrolled): Promise<void> {
  stage.clock.set(DAY, '10:00');
  const clerk = await startShift(stage, '1001');
  const of = (who: string) => ({ who, policyId: policies[who] ?? '' });
  await takeIn(stage, clerk, { ...of('柏样例'), ...workedScene() });
  await takeIn(stage, clerk, { ...of('卫样例'), ...listedDrugScene() });
  const claimId = await takeIn(stage, clerk, { ...of('孟样例'), ...withoutDrugSum() });
  await complete(stage, clerk, claimId, { ...of('孟样例'), ...withDrugSum() });
  await refuseMisprint(stage, clerk, of('孟样例'));
}

type Scene = Omit<ClaimScene, 'who' | 'policyId'>;

function workedScene(): Scene {
  return {
    act: '试算 住院（居民）',
    visit: visitOf(workedStay('YL202206200001'), '31200.00', []),
    expectation: {
      healthy: '18525.00',
      preexisting: '7410.00',
      lines: {
        'in-policy': { payable: '10125.00', reason: 'paid' },
        'out-drugs': { payable: '8400.00', reason: 'paid' },
      },
    },
  };
}

function listedDrugScene(): Scene {
  const drug: ListedDrug = {
    list: 'special',
    item: 'sample-special-01',
    name: '样例特药01号',
    amount: parseYuan('26000.00'),
    on: localDate('2022-06-10'),
  };
  return {
    act: '试算 含目录药品',
    visit: visitOf(workedStay('YL202206200004'), '31200.00', [drug]),
    expectation: {
      healthy: '13725.00',
      preexisting: '5850.00',
      lines: {
        'in-policy': { payable: '10125.00', reason: 'paid' },
        'out-drugs': { payable: '0.00', reason: 'under-line' },
        'special-drugs': { payable: '3600.00', reason: 'paid' },
      },
    },
  };
}

function withoutDrugSum(): Scene {
  return {
    act: '试算 缺药品合计',
    visit: visitOf(goldenSheet(), null, []),
    expectation: {
      healthy: null,
      preexisting: null,
      lines: {
        'in-policy': { payable: '0.00', reason: 'under-line' },
        'out-drugs': { payable: null, reason: 'drug-sum-missing' },
      },
    },
  };
}

function withDrugSum(): Scene {
  return {
    act: '补录后再试算',
    visit: visitOf(goldenSheet(), '1860.50', []),
    expectation: {
      healthy: '0.00',
      preexisting: '0.00',
      lines: {
        'in-policy': { payable: '0.00', reason: 'under-line' },
        'out-drugs': { payable: '0.00', reason: 'under-line' },
      },
    },
  };
}

/** A visit with its self-funded drugs in yuan; null while the fee list is still missing. */
function visitOf(sheet: SettlementSheet, drugs: string | null, listed: readonly ListedDrug[]): Visit {
  const sum = drugs === null ? null : ({ amount: parseYuan(drugs), source: 'entered' } as const);
  return visitFromSheet(sheet, { sum, listed });
}

async function takeIn(stage: Stage, session: string, scene: ClaimScene): Promise<string> {
  stage.clock.pass(240);
  const { policyId, who, visit } = scene;
  const facts = { policyId, claimant: claimantOf(who), visit, invoices: [invoiceOf(visit)] };
  const { claimId } = await stage.caller.call('claims.open', facts, { session });
  await tryClaim(stage, session, claimId, scene);
  return claimId;
}

async function complete(stage: Stage, session: string, claimId: string, scene: ClaimScene): Promise<void> {
  stage.clock.pass(240);
  const { who, visit } = scene;
  const facts = { claimId, claimant: claimantOf(who), visit, invoices: [invoiceOf(visit)] };
  await stage.caller.call('claims.amend', facts, { session });
  await tryClaim(stage, session, claimId, scene);
}

/** Computes what the screen would show, checks it against the rules' figures, then lets the desk freeze it. */
async function tryClaim(stage: Stage, session: string, claimId: string, scene: ClaimScene): Promise<void> {
  const { policyId, who, visit, expectation, act } = scene;
  const context = await stage.caller.call('claims.context', { policyId }, { session });
  const figures = trialFigures(compilePlan(context.plan), context.state, visit);
  const lines = figures.find(({ healthStatus }) => healthStatus === 'healthy')?.settlement.lines ?? [];
  for (const [liability, expected] of Object.entries(expectation.lines)) checkLine(who, lines, liability, expected);
  stage.clock.pass(60);
  const tried = await stage.caller.call('claims.try', { claimId, expected: expectedOf(figures) }, { session });
  mustBe(`${who}的健康可赔`, yuan(tried.payable.healthy), expectation.healthy);
  mustBe(`${who}的既往症可赔`, yuan(tried.payable.preexisting), expectation.preexisting);
  const papers = await keepPapers(stage, session, tried.papers);
  stage.outcomes.push({ day: DAY, act, who, result: resultOf(expectation, lines), papers });
}

function checkLine(
  who: string,
  lines: readonly SettlementLine[],
  liability: string,
  expected: Expectation['lines'][string],
): void {
  const line = lines.find((candidate) => candidate.liability === liability);
  mustBe(`${who}的${line?.name ?? liability}`, line === undefined ? '' : yuan(line.payable), expected.payable);
  mustBe(`${who}的${line?.name ?? liability}的理由`, line?.reason ?? '', expected.reason);
}

function resultOf({ healthy, preexisting }: Expectation, lines: readonly SettlementLine[]): string {
  const shown = (amount: string | null) => (amount === null ? '待补' : formatYuan(parseYuan(amount)));
  const telling = lines.find((line) => line.reason === 'drug-sum-missing') ?? lines.find((line) => line.at === 0);
  const why = healthy === null || healthy === '0.00' ? `（${telling === undefined ? '' : explainLine(telling)}）` : '';
  return `健康 ${shown(healthy)}，既往症 ${shown(preexisting)}${why}`;
}

/** The desk refuses a sheet that does not add up, naming both sides and the difference. */
async function refuseMisprint(stage: Stage, session: string, { who, policyId }: Pick<ClaimScene, 'who' | 'policyId'>): Promise<void> {
  stage.clock.pass(240);
  const sheet = misprintedSheet();
  const visit = visitOf(sheet, null, []);
  const facts = { policyId, claimant: claimantOf(who), visit, invoices: [] };
  const answer = await stage.caller.answer('claims.open', facts, { session });
  const sentence = answer.ok ? '' : answer.error.message;
  mustBe('印错的结算单', answer.ok ? 'taken' : answer.error.code, 'sheet-not-whole');
  const difference = minus(sheet.psn_part_amt ?? sheet.psn_cash_pay, sheet.acct_pay, sheet.psn_cash_pay);
  for (const figure of ['4,152.06', '4,062.06', formatYuan(difference)]) {
    mustBe(`拒收理由中的 ${figure}`, sentence.includes(figure) ? figure : sentence, figure);
  }
  stage.outcomes.push({ day: DAY, act: '印错的结算单', who, result: `拒收：${sentence}`, papers: [] });
}

function claimantOf(name: string) {
  const { psn_cert_type, certno, psn_name } = castMember(name).row;
  return { psn_cert_type, certno, psn_name, tel: null, relation: '01' };
}

function invoiceOf({ sheet }: Visit) {
  return { bill_code: '37060122', bill_no: (sheet.setl_id ?? '').slice(-10) };
}

function yuan(amount: Fen | null): string | null {
  return amount === null ? null : formatYuan(amount).replaceAll(',', '');
}
