/** How long the counter waits while a roster is imported: the 99th of a hundred delays of main's event loop, against 50 ms. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { localDate } from '../../shared/dates.ts';
import { finishJob, openDemoDesk } from '../support/desk.ts';
import { ROSTER_PEOPLE, writeRosterList } from './roster-list.ts';
import type { BenchRow } from './row.ts';

/** The longest a stretch of work may hold the counter up (DESIGN idea 10). */
const MOST_MS = 50;

/** `oursMs` is the 99th percentile, `bareMs` the limit. */
export async function rosterLoopRow(): Promise<BenchRow> {
  const desk = await openDemoDesk();
  const list = writeRosterList();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    const session = await desk.signIn('9001');
    const ticket = desk.app.uploads.putPath(list.csv, 'list.csv');
    delay.enable();
    const { jobId } = await desk.call('roster.import', { ticket, asOf: localDate('2021-11-19') }, { session });
    // The end is told by an event: asking again and again would be work of its own.
    await new Promise<void>((resolve) => {
      desk.app.subscribe((event) => {
        if (event.kind === 'job' && event.jobId === jobId && event.state !== 'running') resolve();
      });
    });
    delay.disable();
    const job = await finishJob(desk, jobId, session);
    if (job.state !== 'done') throw new Error(job.error?.message ?? job.state);
  } finally {
    list.remove();
    await desk.dispose();
  }
  const oursMs = delay.percentile(99) / 1e6;
  const ratio = oursMs / MOST_MS;
  return { name: 'roster-loop', oursMs, bareMs: MOST_MS, ratio, atMost: 1, n: ROSTER_PEOPLE, ok: ratio <= 1 };
}
