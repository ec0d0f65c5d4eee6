/** Runs long work beside the counter: an id at once, progress as events, cancel at a chunk boundary. */
import type { Job } from '../../shared/contract/jobs.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import { databaseError } from '../database/database-error.ts';
import type { QueryHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { findJob, storeJob } from './store.ts';

export interface Progress {
  readonly done: number;
  readonly total: number | null;
  readonly phase: string;
}

/**
 * The work of a job: reports progress, looks at `cancelled` between chunks, answers its outcome. The signal's reason is
 * 'job-cancelled' when a person stopped it, something else when the program ends.
 */
export type Work = (report: (progress: Progress) => void, cancelled: AbortSignal) => Promise<unknown>;

interface RunningJob {
  job: Job;
  /** Who started it; they, a supervisor or an administrator may stop it. */
  readonly operatorNo: string;
  readonly controller: AbortController;
  finished: Promise<void>;
}

/** Jobs that run now, by id. */
export interface Jobs {
  readonly running: Map<string, RunningJob>;
}

/** No jobs yet. */
export function createJobs(): Jobs {
  return { running: new Map() };
}

/** Starts the work and answers its id; the outcome is read with 'jobs.get'. One job of a method at a time. */
export function startJob(call: Call, method: string, work: Work): { jobId: string } {
  const { app } = call;
  requireIdle(call, method);
  const jobId = newId(app.ports);
  const job: Job = { jobId, method, state: 'running', done: 0, total: null, phase: '准备', outcome: null, error: null };
  save(call, job);
  // Without a session the desk itself works: what comes by the feed.
  const operatorNo = call.session?.operator.operatorNo ?? 'system';
  const running: RunningJob = { job, operatorNo, controller: new AbortController(), finished: Promise.resolve() };
  app.jobs.running.set(jobId, running);
  const report = (progress: Progress): void => {
    running.job = { ...running.job, ...progress };
    tell(call, running.job);
  };
  // Begun inside, so that what fails at once ends the job like what fails later.
  const begun = async (): Promise<unknown> => work(report, running.controller.signal);
  running.finished = finish(call, running, begun());
  return { jobId };
}

/** Throws 'job-busy' while a job of this method runs: asked before an upload's one-time ticket is spent. */
export function requireIdle({ app }: Call, method: string): void {
  const isBusy = [...app.jobs.running.values()].some(({ job }) => job.method === method && job.state === 'running');
  if (isBusy) throw new AppError('job-busy', {});
}

/** 'jobs.running' */
export const runningJobs: QueryHandler<'jobs.running'> = ({ app }) => {
  const jobs = [...app.jobs.running.values()].map(({ job }) => job);
  return { jobs: jobs.filter(({ state }) => state === 'running') };
};

/** 'jobs.get' */
export const getJob: QueryHandler<'jobs.get'> = (call, { jobId }) => known(call, jobId);

/** 'jobs.cancel': asks; the answer shows how far it is. */
export const cancelJob: QueryHandler<'jobs.cancel'> = (call, { jobId }) => {
  const job = known(call, jobId);
  const running = call.app.jobs.running.get(jobId);
  if (running !== undefined) stop(call, running);
  return job;
};

function stop(call: Call, running: RunningJob): void {
  const { operatorNo, grants } = sessionOf(call).operator;
  const isOwn = operatorNo === running.operatorNo;
  if (!isOwn && !grants.includes('supervisor') && !grants.includes('admin')) throw new AppError('job-of-other', {});
  running.controller.abort(new AppError('job-cancelled', { operatorNo }));
}

function known(call: Call, jobId: string): Job {
  const job = call.app.jobs.running.get(jobId)?.job ?? findJob(deskOf(call).db, jobId);
  if (job === null) throw new AppError('job-unknown', { jobId });
  return job;
}

async function finish(call: Call, running: RunningJob, work: Promise<unknown>): Promise<void> {
  const last = await outcomeOf(call, work, running.controller.signal);
  running.job = { ...running.job, ...last };
  if (keep(call, running.job)) call.app.jobs.running.delete(running.job.jobId);
  tell(call, running.job);
}

/** Stores how a job ended. When the disk refuses, the outcome stays in memory and the desk goes on. */
function keep(call: Call, job: Job): boolean {
  if (call.app.desk === null) return true;
  try {
    save(call, job);
    return true;
  } catch (cause) {
    describe(call, cause);
    return false;
  }
}

async function outcomeOf(call: Call, work: Promise<unknown>, signal: AbortSignal): Promise<Partial<Job>> {
  try {
    return { state: 'done', outcome: await work, phase: '完成' };
  } catch (cause) {
    if (signal.aborted) return { state: 'cancelled', phase: '已取消' };
    return { state: 'failed', phase: '未完成', error: describe(call, cause) };
  }
}

function describe(call: Call, cause: unknown): { code: string; message: string } {
  const known = databaseError(cause, call.app.ports.dataDir);
  if (known instanceof AppError) return { code: known.code, message: errorSentence(known.code, known.details) };
  const reference = Buffer.from(call.app.ports.randomness.bytes(4)).toString('hex').toUpperCase();
  call.app.ports.log.error('job-fault', { reference, name: cause instanceof Error ? cause.name : typeof cause });
  return { code: 'fault', message: errorSentence('fault', { reference }) };
}

function save(call: Call, job: Job): void {
  deskOf(call).db.transaction((db) => storeJob(db, job, call.app.ports.clock.now()));
}

function tell(call: Call, job: Job): void {
  const { jobId, done, total, phase, state } = job;
  call.app.emit({ kind: 'job', jobId, done, total, phase, state });
}
