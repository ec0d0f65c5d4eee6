/** NDJSON in, NDJSON out: one facts object a line, one answer a line in the same order; a bad line is answered and passed over. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { answerOf } from './answer.ts';
import { readFacts } from './facts.ts';

/** How many lines were answered, and how many of them refused. */
export interface BatchCount {
  readonly lines: number;
  readonly refused: number;
}

export interface BatchOptions {
  readonly withSteps: boolean;
  /** Writes a chunk of answers; waits when the reader is slower. */
  readonly write: (chunk: string) => Promise<void>;
  /** Told now and then how far it is. */
  readonly progress?: (lines: number) => void;
}

// Answers are written together: one write a line would cost more than computing it.
const CHUNK = 64 * 1024;
const TELL_EVERY = 10_000;

/** Answers every line of a file, or of standard input for '-'. Throws 'file-not-read' where the file cannot be read. */
export async function settleBatch(plan: CompiledPlan, path: string, options: BatchOptions): Promise<BatchCount> {
  const input = path === '-' ? process.stdin : createReadStream(path, { encoding: 'utf8' });
  let [lines, refused] = [0, 0];
  let chunk = '';
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      lines += 1;
      const answer = answerLine(plan, line, lines, options.withSteps);
      if (!answer.ok) refused += 1;
      chunk += `${JSON.stringify(answer)}\n`;
      if (chunk.length >= CHUNK) {
        await options.write(chunk);
        chunk = '';
      }
      if (lines % TELL_EVERY === 0) options.progress?.(lines);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('file-not-read', {
      path,
      problem: `读不出来（${cause instanceof Error ? cause.message : ''}）`,
    });
  }
  if (chunk !== '') await options.write(chunk);
  return { lines, refused };
}

/** `{line, ok: true, …answer}` or `{line, ok: false, code, sentence}`. */
export function answerLine(plan: CompiledPlan, text: string, line: number, withSteps: boolean) {
  try {
    return { line, ok: true as const, ...answerOf(plan, readFacts(`第 ${line} 行`, JSON.parse(text)), withSteps) };
  } catch (cause) {
    if (cause instanceof AppError) {
      return { line, ok: false as const, code: cause.code, sentence: errorSentence(cause.code, cause.details) };
    }
    if (!(cause instanceof SyntaxError)) throw cause;
    const details = { path: `第 ${line} 行`, problem: `不是正确的 JSON（${cause.message}）` };
    return { line, ok: false as const, code: 'file-not-read', sentence: errorSentence('file-not-read', details) };
  }
}
