/** 'citizen.rate' and 'citizen.ratings': 好差评, once for each piece of business, counted without names. */
import type { ParsedInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import {
  RATING_LEVEL_NAMES,
  RATING_LEVELS,
  RATING_REASON_NAMES,
  RATING_REASONS,
  reasonsFor,
} from '../../shared/rating.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { isBusiness, isRated, ratingsOf } from './store.ts';

const KIND_NAMES = { policy: '投保', claim: '理赔' } as const;

/** 'citizen.rate' */
export const rateService = command<'citizen.rate', null>({
  prepare: nothing,
  act: (transaction, input) => {
    const { kind, id, level } = input;
    const { db } = transaction;
    checkReasons(input);
    if (!isBusiness(db, kind, id)) throw new AppError('rating-subject-unknown', { kind: KIND_NAMES[kind] });
    if (isRated(db, id)) throw new AppError('already-rated', {});
    const reasons = RATING_REASONS.filter((reason) => input.reasons.includes(reason));
    transaction.append({ type: 'service.rated/1', subject: id, amounts: { kind, level, reasons }, body: null });
    return {};
  },
  changes: ['ratings'],
});

/** What is not offered beside a level was not touched by a citizen. */
function checkReasons({ level, reasons }: ParsedInput<'citizen.rate'>): void {
  const wrong = reasons.find((reason) => !reasonsFor(level).includes(reason));
  if (wrong === undefined) return;
  throw new AppError('rating-reason-wrong', { level: RATING_LEVEL_NAMES[level], reason: RATING_REASON_NAMES[wrong] });
}

/** 'citizen.ratings' */
export const ratingsToday: QueryHandler<'citizen.ratings'> = (call) => {
  const ratings = ratingsOf(deskOf(call).db, nowOf(call).businessDay);
  return {
    total: ratings.length,
    levels: RATING_LEVELS.map((level) => ({ level, count: ratings.filter((one) => one.level === level).length })),
    reasons: RATING_REASONS.map((reason) => ({
      reason,
      count: ratings.filter(({ reasons }) => reasons.includes(reason)).length,
    })).filter(({ count }) => count > 0),
  };
};
