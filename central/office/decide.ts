/** 'claim.decide': 核定 under the settlement group's lock, on the figure that was shown, within a signed authority. */
import { assertNever } from '../../shared/assert-never.ts';
import { beyondAuthority } from '../../shared/authority.ts';
import { businessDayAt } from '../../shared/dates.ts';
import type { Decision } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import { type Fen, formatYuan, ZERO } from '../../shared/money.ts';
import type { OfficeOutput, OfficeParsed } from '../../shared/office.ts';
import { amountAtStake, countsCost, type Decided, outcomeWords, recoverOf } from '../../shared/settle/decide.ts';
import { acceptDecision, decidedOn as decidedOnDay } from '../claims/records.ts';
import { publish } from '../feed/publish.ts';
import { newId } from '../ids.ts';
import { claimFor, deedOf, type Desk } from './act.ts';
import { decisionNow, figuresNow } from './figures.ts';
import { type ClaimFile, healthOf } from './file.ts';
import { lockUser } from './users.ts';

/** Writes the decision, moves the group on, and tells the window: one transaction (DESIGN idea 8). */
export async function decideClaim(
  desk: Desk,
  input: OfficeParsed<'claim.decide'>,
): Promise<OfficeOutput<'claim.decide'>> {
  const { db, ports } = desk;
  const { file, group } = await claimFor(desk, input, { act: '核定', stages: ['decision'] });
  const decided = decidedOn(file, input);
  await requireAuthority(desk, decided);
  const decision = decisionOf(desk, file, input, decided);
  const scene = { day: businessDayAt(ports.clock.now()), deskCode: null, entryId: null };
  await publish(db, ports, `desk/${file.desk.deskCode}`, await acceptDecision(db, ports, group, decision, scene));
  return { decisionId: decision.decisionId, payable: decision.payable };
}

/** Throws 'office-held', 'office-figure-changed', 'decide-reason-missing' and 'decide-nothing-counted'. */
function decidedOn(file: ClaimFile, input: OfficeParsed<'claim.decide'>): Decided {
  const { verdict, reason, shown, shownRecover = ZERO } = input;
  const hold = figuresNow(file).holds.find(({ keepsFrom }) => keepsFrom === 'deciding' || verdict === 'pay');
  if (hold !== undefined) throw new AppError('office-held', { why: hold.sentence });
  if (verdict === 'decline' && reason === null) throw new AppError('decide-reason-missing', {});
  const status = healthOf(file);
  const decided = status === null ? null : decisionNow(file, status, verdict);
  const now = decided?.settlement.payable ?? null;
  const back = decided === null ? ZERO : recoverOf(decided.settlement.lines);
  if (decided === null || now !== shown || back !== shownRecover) {
    const words = now === null ? '待补' : outcomeWords(now, back);
    throw new AppError('office-figure-changed', { shown: outcomeWords(shown, shownRecover), now: words });
  }
  if (verdict === 'pay' && now === 0 && !countsCost(decided.settlement)) {
    throw new AppError('decide-nothing-counted', { reason: '没有可计入保障的费用' });
  }
  return decided;
}

/** Two claims at once are decided one after the other, so that both count against the day. */
async function requireAuthority({ db, user, ports }: Desk, decided: Decided): Promise<void> {
  const { authority, userNo } = user;
  const today = businessDayAt(ports.clock.now());
  await lockUser(db, userNo);
  const used = await decidedOnDay(db, userNo, { day: today, deskCode: null });
  const atStake = amountAtStake(decided);
  const beyond = beyondAuthority(authority, { payable: atStake, decidedToday: used, today });
  if (beyond === null) return;
  if (authority === null || beyond === 'none') throw new AppError('office-no-authority', {});
  throw beyondError(beyond, { amount: atStake, used, authority });
}

interface Stake {
  readonly amount: Fen;
  readonly used: Fen;
  readonly authority: { readonly perClaim: Fen; readonly perDay: Fen; readonly until: string };
}

function beyondError(beyond: 'ended' | 'above-claim' | 'above-day', { amount, used, authority }: Stake): AppError {
  const words = formatYuan(amount);
  switch (beyond) {
    case 'ended':
      return new AppError('office-authority-ended', { until: authority.until });
    case 'above-claim':
      return new AppError('office-above-claim', { amount: words, limit: formatYuan(authority.perClaim) });
    case 'above-day':
      return new AppError('office-above-day', {
        amount: words,
        used: formatYuan(used),
        limit: formatYuan(authority.perDay),
      });
    default:
      return assertNever(beyond);
  }
}

function decisionOf(
  desk: Desk,
  file: ClaimFile,
  { verdict, reason }: OfficeParsed<'claim.decide'>,
  { lines, payable, recover, stateBefore, stateAfter }: Decided,
): Decision {
  const { claimId, policyId, tried } = file;
  return {
    decisionId: newId(desk.ports),
    claimId,
    policyId,
    settlementId: tried.settlementId,
    // The stage `decision` is reached with a status only.
    healthStatus: healthOf(file) ?? 'healthy',
    verdict,
    reason: verdict === 'pay' ? null : reason,
    lines,
    payable,
    ...(recover === 0 ? {} : { recover }),
    stateBefore,
    stateAfter,
    ...deedOf(desk),
  };
}
