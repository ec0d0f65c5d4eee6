/** 'sync.now' and 'sync.acceptRoster'. */
import { AppError } from '../../shared/errors.ts';
import { deskOf, sessionOf } from '../desk-app.ts';
import { command } from '../handler.ts';
import { lineStateOf, troubleOf } from './line-state.ts';
import { nextOffer } from './roster-offer.ts';
import { stopOf } from './roster-stops.ts';
import type { Round } from './round.ts';

/** 'sync.now': the round comes first, its answer is kept with the request after it. */
export const syncNow = command<'sync.now', Round>({
  prepare: ({ app }) => app.sync.now(),
  act: (_transaction, _input, { sent, taken, trouble }) => ({
    sent,
    taken,
    state: trouble === null ? 'ok' : lineStateOf(trouble),
    trouble: trouble === null ? null : troubleOf(trouble).message,
  }),
  changes: ['sync'],
});

/** 'sync.acceptRoster': what was said stands with the stop; the next round fetches what is missing and builds. */
export const acceptRoster = command<'sync.acceptRoster', null>({
  prepare: (call, { sha256 }) => {
    const { db } = deskOf(call);
    const isStopped = nextOffer(call)?.sha256 === sha256 && stopOf(db, sha256)?.approvedBy === null;
    if (!isStopped) throw new AppError('roster-offer-gone', {});
    return null;
  },
  act: ({ db }, { sha256 }, _prepared, call) => {
    const { operatorNo } = sessionOf(call).operator;
    db.run('UPDATE roster_stops SET approved_by = ? WHERE sha256 = ?', operatorNo, sha256);
    return {};
  },
  after: ({ app }) => {
    void app.sync.now().catch(() => undefined);
  },
  changes: ['sync'],
});
