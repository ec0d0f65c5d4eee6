/** What was decided on a visit beside what is computed: never above what the insured bore, and said where it is above the computed (counter rules 20, 21). */
import { AppError } from '../../../shared/errors.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { type Fen, formatYuan, minus, plus, sumFen, ZERO } from '../../../shared/money.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { paidInYear, type SettleState } from '../../../shared/settle/state.ts';
import type { FactsBill } from './facts.ts';

export interface DecidedVisit {
  /** Counted from 1, as sentences name it. */
  readonly visit: number;
  readonly healthStatus: HealthStatus;
  readonly decided: FactsBill['decided'];
  readonly settlement: Pick<Settlement, 'lines' | 'state'>;
  readonly before: SettleState;
  /** The position with the decision booked. */
  readonly after: SettleState;
}

/** Throws `facts-decided-above-borne`; else a sentence for each amount above the computed, and for what could not be booked. */
export function checkDecided(stated: DecidedVisit): string[] {
  refuseAboveBorne(stated);
  return [...aboveComputed(stated), ...notBooked(stated)];
}

/** Payments made elsewhere count too, less what is to be recovered. A visit that does not count has no cost to compare with. */
function refuseAboveBorne({ visit, decided, settlement, before }: DecidedVisit): void {
  if (settlement.state === before) return;
  const borne = minus(settlement.state.borne, before.borne);
  const paid = settlement.lines.map(({ liability, payable, paidElsewhere, recover }) => {
    const stated = decided.find((each) => each.liability === liability);
    return minus(plus(stated?.amount ?? payable ?? ZERO, paidElsewhere ?? ZERO), recover ?? ZERO);
  });
  const sum = sumFen(paid);
  if (sum <= borne || decided.every(({ liability, amount }) => amount <= computedOf(settlement, liability))) return;
  const difference = formatYuan(minus(sum, borne));
  throw new AppError('facts-decided-above-borne', {
    visit,
    decided: formatYuan(sum),
    borne: formatYuan(borne),
    difference,
  });
}

/** An earlier engine or a signed ruling may have decided more; a slip of typing looks the same. */
function aboveComputed({ visit, healthStatus, decided, settlement }: DecidedVisit): string[] {
  return decided.flatMap(({ liability, amount }) => {
    const line = settlement.lines.find((each) => each.liability === liability);
    if (line?.payable === undefined || line.payable === null || amount <= line.payable) return [];
    const difference = formatYuan(minus(amount, line.payable));
    return [
      `第 ${visit} 次就医“${line.name}”已核定 ${formatYuan(amount)} 元，大于按${HEALTH_STATUS_NAMES[healthStatus]}计算的 ${formatYuan(line.payable)} 元，多出 ${difference} 元。历史以已核定的为准；录入有误的请改正 decided。`,
    ];
  });
}

/** A liability without cost or figures in this visit has no position for its payment. */
function notBooked({ visit, healthStatus, decided, settlement, after }: DecidedVisit): string[] {
  const changes = decided.map(({ liability, amount }) => minus(amount, computedOf(settlement, liability)));
  const booked = minus(paidInYear(after.buckets), paidInYear(settlement.state.buckets));
  const lost = minus(sumFen(changes), booked);
  if (lost <= 0) return [];
  return [
    `第 ${visit} 次就医按${HEALTH_STATUS_NAMES[healthStatus]}计算时，已核定的金额中有 ${formatYuan(lost)} 元没有计入全年累计：该责任在本次就医没有可计的费用。确已赔付的请写入 prior。`,
  ];
}

function computedOf({ lines }: DecidedVisit['settlement'], liability: string): Fen {
  return lines.find((line) => line.liability === liability)?.payable ?? ZERO;
}
