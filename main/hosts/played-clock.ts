/** A clock set by hand (`--clock`): for 体验模式 and tests, never for a window where real business is done. */
import { performance } from 'node:perf_hooks';
import { instant, instantAt, localDate } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { DeskApp } from './host.ts';

/** A clock that starts at `2021-11-20T09:00` Beijing time and goes on at its usual pace. Throws 'date-impossible'. */
export function playedClock(start: string): Clock {
  const startsAt = instantAt(localDate(start.slice(0, 10)), start.slice(11));
  const setAt = performance.now();
  return { now: () => instant(startsAt + Math.floor(performance.now() - setAt)) };
}

/** The same desk, which under a played clock must be new or 体验模式, and stays so. Throws 'clock-demo-only'. */
export async function demoOnly(desk: DeskApp): Promise<DeskApp> {
  const status = await desk.dispatch({ method: 'desk.status', input: {} });
  if (!status.ok || !mayPlay(status.value)) {
    await desk.close();
    throw new AppError('clock-demo-only', {});
  }
  return { ...desk, dispatch: (request) => (request.method === 'desk.register' ? REFUSED : desk.dispatch(request)) };
}

const REFUSED = Promise.resolve({
  ok: false as const,
  error: { code: 'clock-demo-only', message: errorSentence('clock-demo-only', {}), details: {} },
});

function mayPlay(status: unknown): boolean {
  // The output of 'desk.status' (shared/contract/desk.ts), which the dispatcher has made.
  const { stage, mode } = status as { readonly stage: string; readonly mode: string | null };
  return stage === 'new' || mode === 'demo';
}
