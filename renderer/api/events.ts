/** The desk's events make kept reads stale; a job's progress is written straight into its read. */
import { useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Output } from '../../shared/contract.ts';
import type { DeskEvent, JobProgress } from '../../shared/contract/transport.ts';
import { useDesk } from './desk-context.ts';
import { makeStale } from './stale.ts';

/** Follows the event stream as long as the component lives. */
export function useDeskEvents(): void {
  const { client } = useDesk();
  const queries = useQueryClient();
  useEffect(() => client.subscribe((event) => followEvent(queries, event)), [client, queries]);
}

function followEvent(queries: QueryClient, event: DeskEvent): void {
  if (event.kind === 'job') followJob(queries, event);
  else if (event.kind === 'changed') makeStale(queries);
}

function followJob(queries: QueryClient, job: JobProgress): void {
  const key = ['jobs.get', { jobId: job.jobId }];
  queries.setQueryData<Output<'jobs.get'>>(key, (known) =>
    known === undefined ? known : { ...known, done: job.done, total: job.total, phase: job.phase },
  );
  if (job.state !== 'running') void queries.invalidateQueries({ queryKey: key });
}
