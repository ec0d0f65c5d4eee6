/** 好差评: five levels and what the citizen may add by touching; no free text, so that no personal data gets in. */
import { z } from 'zod';

export const RATING_LEVELS = [5, 4, 3, 2, 1] as const;
export const ratingLevelSchema = z.literal(RATING_LEVELS);
export type RatingLevel = z.infer<typeof ratingLevelSchema>;

export const RATING_LEVEL_NAMES: Readonly<Record<RatingLevel, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};

export const RATING_REASONS = [
  'friendly',
  'fast',
  'clear',
  'one-visit',
  'slow',
  'unclear',
  'unfriendly',
  'many-papers',
  'came-again',
  'system-trouble',
] as const;
export const ratingReasonSchema = z.enum(RATING_REASONS);
export type RatingReason = z.infer<typeof ratingReasonSchema>;

export const RATING_REASON_NAMES: Readonly<Record<RatingReason, string>> = {
  friendly: '态度好',
  fast: '办得快',
  clear: '讲得清楚',
  'one-visit': '一次办好',
  slow: '等候时间长',
  unclear: '没讲清楚',
  unfriendly: '态度不好',
  'many-papers': '材料太多',
  'came-again': '跑了多次',
  'system-trouble': '系统故障',
};

const GOOD: readonly RatingReason[] = RATING_REASONS.slice(0, 4);
const BAD: readonly RatingReason[] = RATING_REASONS.slice(4);

/** What is offered beside a level: what was good from 满意 up, what was not below. */
export function reasonsFor(level: RatingLevel): readonly RatingReason[] {
  return level >= 4 ? GOOD : BAD;
}

/** What is rated: a proposal or a claim; each once. */
export const RATED_KINDS = ['policy', 'claim'] as const;
export const ratedKindSchema = z.enum(RATED_KINDS);
export type RatedKind = z.infer<typeof ratedKindSchema>;
