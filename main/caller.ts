/** A typed way to call a desk from programs of ours: the cli host, the demonstration, benches and fault runs. */
import type { Answer, DeskEvent, Input, MethodName, Output, Request } from '../shared/contract.ts';

/** What a caller needs of a desk. */
export interface CalledDesk {
  dispatch(request: Request): Promise<Answer>;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

export interface CallOptions {
  /** The session's token. */
  readonly session?: string;
  /** The same for every retry of an act; a new one when absent. */
  readonly requestId?: string;
}

/** Progress of a job in words and figures. */
export type JobReport = (progress: Extract<DeskEvent, { kind: 'job' }>) => void;

export interface Caller {
  /** Calls a method and gives the whole answer. */
  answer<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Answer<Output<M>>>;
  /** Calls a method and gives its value; throws an Error whose message is the sentence of the refusal. */
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>;
  /** Waits for the end of a job and gives its outcome; throws an Error with the sentence of its failure. */
  finish(jobId: string, session: string, report?: JobReport): Promise<unknown>;
}

/** A caller of this desk; calls without a request id of their own get one from `newRequestId`. */
export function callerOf(desk: CalledDesk, newRequestId: () => string): Caller {
  const answer = async <M extends MethodName>(
    method: M,
    input: Input<M>,
    options: CallOptions = {},
  ): Promise<Answer<Output<M>>> => {
    const requestId = options.requestId ?? newRequestId();
    const session = options.session === undefined ? {} : { session: options.session };
    // The dispatcher has parsed the output with this method's own schema.
    return (await desk.dispatch({ method, input, requestId, ...session })) as Answer<Output<M>>;
  };
  const call: Caller['call'] = async (method, input, options) => {
    const result = await answer(method, input, options);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  const finish: Caller['finish'] = async (jobId, session, report = () => undefined) => {
    const ending = watchJob(desk, jobId, report);
    const first = await call('jobs.get', { jobId }, { session });
    if (first.state === 'running') await ending.ended;
    ending.stop();
    const job = await call('jobs.get', { jobId }, { session });
    if (job.state === 'done') return job.outcome;
    throw new Error(job.error?.message ?? `任务没有完成（${job.phase}）。请重新开始。`);
  };
  return { answer, call, finish };
}

/** Reports the job's progress; `ended` resolves when the desk tells that it runs no more. */
function watchJob(desk: CalledDesk, jobId: string, report: JobReport): { readonly ended: Promise<void>; stop(): void } {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const stop = desk.subscribe((event) => {
    if (event.kind !== 'job' || event.jobId !== jobId) return;
    report(event);
    if (event.state !== 'running') resolve();
  });
  return { ended, stop };
}
