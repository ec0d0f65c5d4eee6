/** What waits at a desk, and whose work it is (UI.md F1: "what waits for whom"). */
import { STAGE_GRANTS, WAITING_STAGES } from './claim-stage.ts';
import type { Grant } from './desk.ts';

/**
 * notices: proposals whose notices nobody has confirmed · cash: a cashier counts it · orders: 待扣缴 without a result · unmatched: references not yet matched · failed: payments to
 * be replaced · subsidies: 应收 of a payer · refunds: 应退保费 · refusals: 不予承保, the notice not out yet · the stages of a
 * claim (shared/claim-stage.ts) · prints: not confirmed to have come out · rulings: 待承保 · set-aside: came back after a takeover and clashes ·
 * shifts: of earlier days, unclosed ·
 * roster: missing or too old.
 */
export const WAIT_KINDS = [
  'notices',
  'cash',
  'orders',
  'unmatched',
  'failed',
  'subsidies',
  'refunds',
  'refusals',
  ...WAITING_STAGES,
  'prints',
  'rulings',
  'set-aside',
  'shifts',
  'roster',
] as const;
export type WaitKind = (typeof WAIT_KINDS)[number];

/** Who takes the next step: grants of this desk, or the centre. */
export const WAITS_FOR: Readonly<Record<WaitKind, readonly Grant[] | 'centre'>> = {
  notices: ['clerk'],
  cash: ['cashier'],
  orders: ['clerk'],
  unmatched: ['clerk'],
  failed: ['clerk'],
  subsidies: ['supervisor'],
  refunds: ['supervisor'],
  refusals: ['clerk'],
  untried: STAGE_GRANTS.untried,
  returned: STAGE_GRANTS.returned,
  supplement: STAGE_GRANTS.supplement,
  determine: STAGE_GRANTS.determine,
  retry: STAGE_GRANTS.retry,
  review: STAGE_GRANTS.review,
  decide: STAGE_GRANTS.decide,
  notice: STAGE_GRANTS.notice,
  prints: ['clerk', 'cashier'],
  rulings: 'centre',
  'set-aside': ['supervisor'],
  shifts: ['supervisor'],
  roster: ['admin', 'supervisor'],
};

/** Kinds that say something of the insurer's money and claims: not for the 医保 side (counter rules 2, 31). */
export const INSURER_WAITS: readonly WaitKind[] = WAIT_KINDS.filter((kind) => kind !== 'shifts' && kind !== 'roster');

/** Proposals of so many days are asked for their notices; older ones are for the papers in the cabinet. */
export const NOTICES_DAYS = 31;

/** A roster whose as-of day lies further back than this many days is reported: a month's changes are missing from it. */
export const ROSTER_OLD_DAYS = 31;
