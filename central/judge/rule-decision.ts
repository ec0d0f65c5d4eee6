/** A desk's 核定 under the settlement group's lock: accepted it moves the group on, else it is a finding for a person. */
import { localDate } from '../../shared/dates.ts';
import type { Decision } from '../../shared/decision.ts';
import { judgeDecision } from '../../shared/judge/decision.ts';
import { issuedPapers, PAPER_NAMES } from '../../shared/papers.ts';
import type { FeedItem, FeedItemOf } from '../../shared/sync/feed-item.ts';
import { lockGroup } from '../claims/group.ts';
import { trialWords } from '../claims/trial-words.ts';
import { acceptDecision, type DecisionScene, insertDecision } from '../claims/records.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { decidingFacts } from './deciding-facts.ts';
import type { ReadEntry } from './entry.ts';
import type { PlanOf } from './judge-claims.ts';

type DecidedEntry = ReadEntry<'claim.decided/1'>;
type DecisionRefusal = FeedItemOf<'decision-refused'>['code'];

/** Whether an entry is a decision. */
export function isDecision(read: ReadEntry): read is DecidedEntry {
  return read.entry.type === 'claim.decided/1';
}

/** What the desk is told: the echo with the group's position, or an alarm. A decision judged before is told nothing again. */
export async function ruleDecision(
  db: Transaction,
  ports: CentralPorts,
  planOf: PlanOf,
  read: DecidedEntry,
): Promise<FeedItem[]> {
  if (await wasJudged(db, read.entry.subject)) return [];
  if (read.body === null) return note(db, read, null, '核定内容已按规定销毁，中心无法核对。', 'decision-not-confirmed');
  const { decision } = read.body;
  // Before anything is read that another decision could change.
  const group = await lockGroup(db, decision.policyId);
  const facts = await decidingFacts(db, planOf, read, group.state);
  if (facts === null)
    return note(db, read, decision, '中心没有这张保单的产品方案，或没有所依据的试算。', 'decision-not-confirmed');
  const judgement = judgeDecision(decision, facts);
  if (judgement.outcome === 'finding') return note(db, read, decision, judgement.sentence, judgement.code);
  // The decision stays as the desk took it; only where it leaves the group is the centre's own.
  return acceptDecision(
    db,
    ports,
    group,
    { ...decision, stateBefore: group.state, stateAfter: judgement.stateAfter },
    sceneOf(read),
  );
}

async function wasJudged(db: Transaction, decisionId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM decisions WHERE decision_id = $1', [decisionId]);
  return rowCount !== 0;
}

function sceneOf({ deskCode, entry }: DecidedEntry): DecisionScene {
  return { day: localDate(entry.businessDay), deskCode, entryId: entry.id };
}

/** Keeps the finding and tells the desk; the decision itself stands in the desk's journal, and a person decides what follows. */
async function note(
  db: Transaction,
  read: DecidedEntry,
  decision: Decision | null,
  why: string,
  code: 'engine-differs' | 'decision-not-confirmed',
): Promise<FeedItem[]> {
  const { entry } = read;
  const { claimId, policyId, settlementId, verdict, payable } = entry.amounts;
  await insertDecision(db, {
    ...sceneOf(read),
    decisionId: entry.subject,
    claimId,
    policyId,
    settlementId,
    verdict,
    payable,
    by: { operatorNo: entry.actor.operatorNo, place: 'desk' },
    json: decision === null ? null : JSON.stringify(decision),
    signature: null,
    finding: why,
  });
  return refusalOf(db, entry, code, why);
}

/** What the desk is told of a decision that does not hold: that it no longer counts, and an alarm a person can follow up. */
async function refusalOf(
  db: Transaction,
  { subject, amounts }: DecidedEntry['entry'],
  code: DecisionRefusal,
  why: string,
): Promise<FeedItem[]> {
  const claim = await trialWords(db, amounts.settlementId);
  const nos = issuedPapers(amounts.papers).map(({ kind, no }) => `${PAPER_NAMES[kind]} ${no}`);
  const papers = nos.length === 0 ? '' : `${nos.join('、')} 作废处理，已交出的请收回。`;
  const sentence = `${claim}本窗口的核定未获中心确认：${why}${papers}不要付款，请主管和承保公司理赔部门处理后重新核定。`;
  return [
    { kind: 'decision-refused', decisionId: subject, code, sentence: why },
    { kind: 'alarm', code, subject, sentence },
  ];
}
