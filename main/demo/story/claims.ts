/** 2022-07-01, claims: taken in, tried with the figures a screen would show, frozen into 试算单; a misprint is refused. */
import { localDate } from '../../../shared/dates.ts';
import { type Fen, formatYuan, minus, parseYuan, plus, ZERO } from '../../../shared/money.ts';
import type { RelatedParty } from '../../../shared/parties.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import type { SettlementLine } from '../../../shared/settle/result.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { expectedOf, trialFigures } from '../../../shared/trial.ts';
import { castMember } from '../cast.ts';
import {
  type ClaimScene,
  drugSumEnteredScene,
  drugSumMissingScene,
  listedDrugScene,
  visitOf,
  workedScene,
} from './claim-scenes.ts';
import type { Enrolled } from './enroll.ts';
import { misprintedSheet } from './sheets.ts';
import { keepPapers, mustBe, type Stage, startShift } from './stage.ts';

const DAY = localDate('2022-07-01');

/** Whose claim, on which policy, in the clerk's session. */
interface Case {
  readonly session: string;
  readonly who: string;
  readonly policyId: string;
}

/** Plays the day. */
export async function claimDay(stage: Stage, { policies }: Enrolled): Promise<void> {
  stage.clock.set(DAY, '10:00');
  const session = await startShift(stage, '1001');
  const caseOf = (who: string): Case => ({ session, who, policyId: policies[who] ?? '' });
  await takeIn(stage, caseOf('柏样例'), workedScene());
  await takeIn(stage, caseOf('卫样例'), listedDrugScene());
  const claimId = await takeIn(stage, caseOf('孟样例'), drugSumMissingScene());
  await complete(stage, caseOf('孟样例'), claimId, drugSumEnteredScene());
  await refuseMisprint(stage, caseOf('孟样例'));
}

async function takeIn(stage: Stage, claim: Case, scene: ClaimScene): Promise<string> {
  stage.clock.pass(240);
  const { session, policyId, who } = claim;
  const { claimId } = await stage.caller.call('claims.open', { policyId, ...factsOf(who, scene.visit) }, { session });
  await tryClaim(stage, claim, claimId, scene);
  return claimId;
}

async function complete(stage: Stage, claim: Case, claimId: string, scene: ClaimScene): Promise<void> {
  stage.clock.pass(240);
  const { session, who } = claim;
  await stage.caller.call('claims.amend', { claimId, ...factsOf(who, scene.visit) }, { session });
  await tryClaim(stage, claim, claimId, scene);
}

/** Computes what the screen would show, checks it against the rules' figures, then lets the desk freeze it. */
async function tryClaim(stage: Stage, claim: Case, claimId: string, scene: ClaimScene): Promise<void> {
  const { session, policyId, who } = claim;
  const context = await stage.caller.call('claims.context', { policyId }, { session });
  const figures = trialFigures(compilePlan(context.plan), context.state, scene.visit);
  const lines = figures.find(({ healthStatus }) => healthStatus === 'healthy')?.settlement.lines ?? [];
  stage.clock.pass(60);
  const tried = await stage.caller.call('claims.try', { claimId, expected: expectedOf(figures) }, { session });
  mustBe(`${who} 健康可赔`, yuan(tried.payable.healthy), scene.healthy);
  mustBe(`${who} 既往症可赔`, yuan(tried.payable.preexisting), scene.preexisting);
  checkLines(who, lines, scene);
  const papers = await keepPapers(stage, session, tried.papers);
  stage.outcomes.push({ day: DAY, act: scene.act, who, result: resultOf(scene, lines), papers });
}

function checkLines(who: string, lines: readonly SettlementLine[], scene: ClaimScene): void {
  for (const [liability, expected] of Object.entries(scene.lines)) {
    const line = lines.find((candidate) => candidate.liability === liability);
    if (line === undefined) throw new Error(`no line for ${liability}`);
    mustBe(`${who} ${line.name}`, yuan(line.payable), expected.payable);
    mustBe(`${who} ${line.name} 计入金额`, yuan(line.base), expected.base);
    mustBe(`${who} ${line.name} 的理由`, line.reason, expected.reason);
  }
}

/** Both figures; where nothing is paid, why. */
function resultOf(scene: ClaimScene, lines: readonly SettlementLine[]): string {
  const shown = (amount: string | null): string => (amount === null ? '待补' : formatYuan(parseYuan(amount)));
  const figures = `健康 ${shown(scene.healthy)}，既往症 ${shown(scene.preexisting)}`;
  if (scene.healthy !== null && scene.healthy !== '0.00') return figures;
  const telling = lines.filter((line) => line.reason in TELLING && line.liability in scene.lines);
  return [`${figures}。`, ...telling.map((line) => `${line.name}：${explainLine(line)}`)].join('');
}

/** Reasons worth a sentence in the closing table. */
const TELLING: Readonly<Partial<Record<SettlementLine['reason'], true>>> = {
  'under-line': true,
  'drug-sum-missing': true,
};

/** The desk refuses a sheet that does not add up, naming both sides and the difference. */
async function refuseMisprint(stage: Stage, { session, who, policyId }: Case): Promise<void> {
  stage.clock.pass(240);
  const sheet = misprintedSheet();
  const facts = factsOf(who, visitOf(sheet, null, []));
  const answer = await stage.caller.answer('claims.open', { policyId, ...facts }, { session });
  mustBe('印错的结算单', answer.ok ? 'ok' : answer.error.code, 'sheet-not-whole');
  const sentence = answer.ok ? '' : answer.error.message;
  const left = sheet.psn_part_amt ?? ZERO;
  const right = plus(sheet.acct_pay, sheet.psn_cash_pay);
  for (const figure of [left, right, minus(left, right)].map(formatYuan)) {
    if (!sentence.includes(figure)) mustBe('拒收理由所列金额', sentence, figure);
  }
  stage.outcomes.push({ day: DAY, act: '印错的结算单', who, result: `拒收：${sentence}`, papers: [] });
}

function factsOf(who: string, visit: Visit) {
  const bill_no = (visit.sheet.setl_id ?? '').slice(-10);
  return { claimant: claimantOf(who), visit, invoices: [{ bill_code: '37060122', bill_no }] };
}

/** 本人 claims. */
function claimantOf(name: string): RelatedParty {
  const { psn_cert_type, certno, psn_name } = castMember(name).row;
  return { psn_cert_type, certno, psn_name, tel: null, relation: '01' };
}

function yuan(amount: Fen | null): string | null {
  return amount === null ? null : formatYuan(amount).replaceAll(',', '');
}
