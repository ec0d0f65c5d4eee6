/** A job from its start to its end: the file goes up, the job starts, its progress is followed. */
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Output } from '../../shared/contract.ts';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';

export type Job = Output<'jobs.get'>;

export interface FileJob {
  /** Null before the first start. */
  readonly job: Job | null;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly start: (file: File) => void;
  readonly cancel: () => void;
}

/** Follows a job that is started with an uploaded file; `begin` makes the job of the file's ticket. */
export function useFileJob(begin: (client: DeskClient, ticket: string) => Promise<{ jobId: string }>): FileJob {
  const { client } = useDesk();
  const [jobId, setJobId] = useState<string | null>(null);
  const starting = useMutation({
    mutationFn: async (file: File) => begin(client, await client.upload(file)),
    onSuccess: (started) => setJobId(started.jobId),
  });
  const job = useDeskQuery('jobs.get', { jobId: jobId ?? '' }, jobId !== null);
  return {
    job: job.data ?? null,
    isStarting: starting.isPending,
    error: starting.error ?? job.error,
    start: (file) => {
      setJobId(null);
      starting.mutate(file);
    },
    // A second cancel changes nothing, and the job's own state shows what came of it.
    cancel: () => void client.call('jobs.cancel', { jobId: jobId ?? '' }).catch(() => undefined),
  };
}
