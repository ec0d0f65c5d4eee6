/** A job from its start to its end: the file goes up, the job starts, its progress is followed, also after a reload. */
import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { MethodName, Output } from '../../shared/contract.ts';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';

export type Job = Output<'jobs.get'>;

/** `T`: what the job is started with. */
export interface FollowedJob<T> {
  /** Null while none was started here or runs. */
  readonly job: Job | null;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly start: (given: T) => void;
  readonly cancel: () => void;
}

export type FileJob = FollowedJob<File>;

/** Follows a job that is started with an uploaded file; `begin` makes the job of the file's ticket. */
export function useFileJob(
  method: MethodName,
  begin: (client: DeskClient, ticket: string) => Promise<{ jobId: string }>,
): FileJob {
  return useJob<File>(method, async (client, file) => begin(client, await client.upload(file)));
}

/** Follows a job from its start; `begin` starts it. */
export function useJob<T>(
  method: MethodName,
  begin: (client: DeskClient, given: T) => Promise<{ jobId: string }>,
): FollowedJob<T> {
  const { client } = useDesk();
  const [jobId, setJobId] = useState<string | null>(null);
  const starting = useMutation({
    mutationFn: (given: T) => begin(client, given),
    onSuccess: (started) => setJobId(started.jobId),
  });
  const cancelling = useMutation({ mutationFn: (id: string) => client.call('jobs.cancel', { jobId: id }) });
  const runningId = useRunning(method, jobId === null && !starting.isPending);
  // Started before a reload, or by somebody else: it must not run unseen.
  if (jobId === null && runningId !== null && !starting.isPending) setJobId(runningId);
  const job = useDeskQuery('jobs.get', { jobId: jobId ?? '' }, jobId !== null);
  useLookAgain(job.data?.state === 'running', job.refetch);
  return {
    job: job.data ?? null,
    isStarting: starting.isPending,
    error: starting.error ?? cancelling.error ?? job.error,
    start: (given) => {
      setJobId(null);
      cancelling.reset();
      starting.mutate(given);
    },
    // The job's own state shows that it stopped; a refusal (`job-of-other`) is a sentence beside it.
    cancel: () => cancelling.mutate(jobId ?? ''),
  };
}

const LOOK_AGAIN_MS = 1000;

/** The event of a job's end may overtake the first answer about it, so a running job is asked for again. */
function useLookAgain(isRunning: boolean, refetch: () => unknown): void {
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
}

/** The job of a method while it runs, for those who may only watch it; null while none does. */
export function useRunningJob(method: MethodName): Job | null {
  const jobId = useRunning(method, true);
  const job = useDeskQuery('jobs.get', { jobId: jobId ?? '' }, jobId !== null).data;
  return job?.state === 'running' ? job : null;
}

/** The job of a method that runs now, whoever started it. */
function useRunning(method: MethodName, isEnabled: boolean): string | null {
  const running = useDeskQuery('jobs.running', {}, isEnabled);
  if (!isEnabled) return null;
  return running.data?.jobs.find((job) => job.method === method)?.jobId ?? null;
}
