/** Where a claim stands between 受理 and 通知送达, and whose step is next (counter rule 17). */
import type { Grant } from './desk.ts';

/**
 * untried: taken in or corrected, not tried since · returned: 复核 sent it back · supplement: a liability is 待补 ·
 * determine: 既往症 is undetermined · retry: determined since the trial · review · decide · notice: decided, a paper of it has
 * not come out yet · done · withdrawn: given up before it was decided.
 */
export const CLAIM_STAGES = [
  'untried',
  'returned',
  'supplement',
  'determine',
  'retry',
  'review',
  'decide',
  'notice',
  'done',
  'withdrawn',
] as const;
export type ClaimStage = (typeof CLAIM_STAGES)[number];

export const CLAIM_STAGE_NAMES: Readonly<Record<ClaimStage, string>> = {
  untried: '待试算',
  returned: '复核退回',
  supplement: '待补材料',
  determine: '待认定既往症',
  retry: '待重新试算',
  review: '待复核',
  decide: '待核定',
  notice: '待出通知',
  done: '已核定',
  withdrawn: '已撤案',
};

/** Whose step is next. */
export const STAGE_GRANTS: Readonly<Record<ClaimStage, readonly Grant[]>> = {
  untried: ['clerk'],
  returned: ['clerk'],
  supplement: ['clerk'],
  determine: ['reviewer'],
  retry: ['clerk', 'reviewer'],
  review: ['reviewer'],
  decide: ['decider'],
  notice: ['clerk'],
  done: [],
  withdrawn: [],
};

/** Stages in which something waits, in the order they are worked on. */
export type WaitingStage = Exclude<ClaimStage, 'done' | 'withdrawn'>;
export const WAITING_STAGES = CLAIM_STAGES.filter(
  (stage): stage is WaitingStage => stage !== 'done' && stage !== 'withdrawn',
);
