import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { workerAnswer } from '../../main/jobs/worker-answer.ts';

type Message = { readonly progress: number } | { readonly answer: string } | { readonly refusal: string };

const run = (code: string, progress: number[] = []) => {
  const worker = new Worker(`const { parentPort } = require('node:worker_threads');${code}`, { eval: true });
  const answer = workerAnswer<Message, string>(worker, (message) => {
    if ('progress' in message) progress.push(message.progress);
    if ('answer' in message) return () => message.answer;
    if (!('refusal' in message)) return null;
    return () => {
      throw new Error(message.refusal);
    };
  });
  return { worker, answer };
};

test('the answer comes when the thread has ended, and nobody hears what is said after it', async () => {
  const progress: number[] = [];
  const { worker, answer } = run(
    `parentPort.postMessage({ progress: 1 });
     parentPort.postMessage({ answer: 'done' });
     setTimeout(() => parentPort.postMessage({ answer: 'again' }), 50);`,
    progress,
  );
  expect(await answer).toBe('done');
  // Node's word for a thread that is no more.
  expect(worker.threadId).toBe(-1);
  expect(progress).toEqual([1]);
});

test('a refusal is thrown, an error is passed on, and an end without an answer is a fault', async () => {
  await expect(run(`parentPort.postMessage({ refusal: 'no' })`).answer).rejects.toThrow('no');
  await expect(run(`throw new RangeError('broken')`).answer).rejects.toThrow('broken');
  await expect(run('process.exit(3)').answer).rejects.toThrow('ended with code 3 and no answer');
});

test('a worker that is terminated has not answered', async () => {
  const { worker, answer } = run('setInterval(() => {}, 1000)');
  await worker.terminate();
  await expect(answer).rejects.toThrow('no answer');
});
