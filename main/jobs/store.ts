/** Jobs as rows, so that a restart can say which were interrupted. */
import type { Job } from '../../shared/contract/jobs.ts';
import { jobSchema } from '../../shared/contract/jobs.ts';
import type { Connection, Database, WritableDatabase } from '../database/open.ts';

interface JobRow {
  readonly job_id: string;
  readonly method: string;
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly phase: string;
  readonly outcome: string | null;
  readonly error: string | null;
}

/** One job as last stored, or null. */
export function findJob(db: Database, jobId: string): Job | null {
  const row = db.one<JobRow>(
    'SELECT job_id, method, state, done, total, phase, outcome, error FROM jobs WHERE job_id = ?',
    jobId,
  );
  if (row === undefined) return null;
  return jobSchema.parse({
    jobId: row.job_id,
    method: row.method,
    state: row.state,
    done: row.done,
    total: row.total,
    phase: row.phase,
    outcome: row.outcome === null ? null : JSON.parse(row.outcome),
    error: row.error === null ? null : JSON.parse(row.error),
  });
}

/** Inserts or replaces a job's row. */
export function storeJob(db: WritableDatabase, job: Job, startedAt: number): void {
  db.run(
    `INSERT INTO jobs (job_id, method, state, done, total, phase, outcome, error, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (job_id) DO UPDATE SET state = excluded.state, done = excluded.done, total = excluded.total,
       phase = excluded.phase, outcome = excluded.outcome, error = excluded.error`,
    job.jobId,
    job.method,
    job.state,
    job.done,
    job.total,
    job.phase,
    job.outcome === null ? null : JSON.stringify(job.outcome),
    job.error === null ? null : JSON.stringify(job.error),
    startedAt,
  );
}

/** At start: what still says it runs, does not. */
export function failInterruptedJobs(db: Connection): void {
  db.transaction((writer) => writer.run(`UPDATE jobs SET state = 'interrupted' WHERE state = 'running'`));
}
