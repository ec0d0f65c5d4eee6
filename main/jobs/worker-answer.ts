/** One piece of work in a thread of its own, one answer. */
import type { Worker } from 'node:worker_threads';

/**
 * What a worker answers. `read` makes of its last message a function that returns the answer or throws the refusal; of any
 * other, null. Settled when the thread has ended, not when it has spoken: until then it holds its files and its memory. Rejects
 * with the refusal, with an error of the worker before it answered, and when it ended without an answer.
 */
export function workerAnswer<M, T>(worker: Worker, read: (message: M) => (() => T) | null): Promise<T> {
  return new Promise((resolve, reject) => {
    let answer: (() => T) | null = null;
    // Both ends are ours: what arrives is an `M`.
    worker.on('message', (message: M) => (answer ??= read(message)));
    worker.on('error', (cause) => {
      answer ??= () => {
        throw cause;
      };
    });
    worker.once('exit', (code) => {
      try {
        if (answer === null) throw new Error(`a worker ended with code ${code} and no answer`);
        resolve(answer());
      } catch (cause) {
        reject(cause);
      }
    });
  });
}
