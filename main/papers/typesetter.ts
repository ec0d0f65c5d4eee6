/** The desk's end of the rendering worker: started with the first paper, started again should it ever die. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { RenderAnswer, Rendered, RenderJob, RenderRequest } from './render-job.ts';

export interface Typesetter {
  /** Starts the worker, so that the first customer's paper need not wait for it. */
  warm(): void;
  /** Throws 'paper-glyph-missing' or 'paper-content-unreadable' when the paper cannot be drawn. */
  check(job: Extract<RenderJob, { job: 'check' }>): Promise<void>;
  /** Throws as `check`. */
  render(job: Exclude<RenderJob, { job: 'check' }>): Promise<Rendered>;
  /** Ends the worker; whoever waits is refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: RenderAnswer) => void;
  readonly reject: (cause: Error) => void;
}

/** A typesetter that has not started yet. */
export function createTypesetter(ports: Pick<Ports, 'workers' | 'systemFonts'>): Typesetter {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let isClosed = false;
  const started = (): Worker => {
    if (worker !== null) return worker;
    const own = startWorker(ports, waiting, () => {
      if (worker === own) worker = null;
    });
    worker = own;
    return own;
  };
  const ask = (job: RenderJob): Promise<RenderAnswer> =>
    new Promise((resolve, reject) => {
      if (isClosed) throw new Error('the desk is closing');
      last += 1;
      waiting.set(last, { resolve, reject });
      const running = started();
      // The process stays while somebody waits for a paper, and not for the worker alone.
      running.ref();
      running.postMessage({ id: last, job } satisfies RenderRequest);
    });
  return {
    warm: () => {
      if (isClosed) return;
      const running = started();
      // Whoever waits for a paper keeps the process; a warm worker alone does not.
      if (waiting.size === 0) running.unref();
    },
    check: async (job) => void accepted(await ask(job)),
    render: async (job) => {
      const answer = accepted(await ask(job));
      if (answer.kind !== 'rendered') throw new Error('the worker answered another question');
      return answer.rendered;
    },
    close: async () => {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

function startWorker(
  { workers, systemFonts }: Pick<Ports, 'workers' | 'systemFonts'>,
  waiting: Map<number, Waiting>,
  ended: () => void,
): Worker {
  const worker = new Worker(workers.papers, { workerData: { systemFonts } });
  const failAll = (cause: Error): void => {
    ended();
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  // Both ends are ours: what arrives is a RenderAnswer.
  worker.on('message', (answer: RenderAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    asked?.resolve(answer);
  });
  worker.once('error', failAll);
  worker.once('exit', () => failAll(new Error('the rendering worker ended')));
  return worker;
}

/** The answer, or the worker's refusal thrown here. */
function accepted(answer: RenderAnswer): Exclude<RenderAnswer, { kind: 'refused' | 'fault' }> {
  switch (answer.kind) {
    case 'refused':
      throw new AppError(answer.code, answer.details);
    case 'fault': {
      const fault = new Error(answer.name);
      fault.stack = `${answer.name}\n${answer.frames}`;
      throw fault;
    }
    default:
      return answer;
  }
}
