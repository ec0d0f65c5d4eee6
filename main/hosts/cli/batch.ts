/** NDJSON in, NDJSON out: one facts object a line, one answer a line in the same order; a bad line is answered and passed over. */
import { AppError, type ErrorCode, type ErrorDetails, errorSentence } from '../../../shared/errors.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { isReversal } from '../../../shared/settlement-sheet.ts';
import { answerOf } from './answer.ts';
import { type Facts, readFacts } from './facts.ts';
import { LONGEST_LINE, type ReadLine, readLines } from './read-lines.ts';

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
// Settlements remembered to be told apart: a batch of any length holds no more memory than these.
const REMEMBERED = 1_000_000;

/** Answers every line of a file, or of standard input for '-'. Throws 'file-not-read' where the file cannot be read. */
export async function settleBatch(plan: CompiledPlan, path: string, options: BatchOptions): Promise<BatchCount> {
  let [lines, refused] = [0, 0];
  const seen = new Map<string, number>();
  let chunk = '';
  for await (const read of readLines(path)) {
    lines += 1;
    const answer = answerLine(plan, read, options.withSteps, seen);
    if (!answer.ok) refused += 1;
    chunk += `${JSON.stringify(answer)}\n`;
    if (chunk.length >= CHUNK) {
      await options.write(chunk);
      chunk = '';
    }
    if (lines % TELL_EVERY === 0) options.progress?.(lines);
  }
  if (chunk !== '') await options.write(chunk);
  return { lines, refused };
}

/**
 * `{line, ok: true, …answer}` or `{line, ok: false, id?, code, sentence}`; `id` as far as the line could be read. `seen`: the
 * settlements of earlier lines.
 */
function answerLine(plan: CompiledPlan, { line, text }: ReadLine, withSteps: boolean, seen: Map<string, number>) {
  if (text === null) {
    return refusal(line, undefined, 'batch-line-too-long', { line, limit: `${LONGEST_LINE / 1024 / 1024} 兆字符` });
  }
  const path = `第 ${line} 行`;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    const problem = `不是正确的 JSON（${cause instanceof Error ? cause.message : ''}）`;
    return refusal(line, undefined, 'file-not-read', { path, problem });
  }
  // What UTF-8 could not decode; names and words of another encoding would be compared as they are.
  if (text.includes('\uFFFD')) return refusal(line, content, 'file-not-read', { path, problem: '不是 UTF-8 文本' });
  try {
    const facts = readFacts(path, content);
    const answer = answerOf(plan, facts, withSteps);
    const twice = seenBefore(seen, line, facts);
    const notices = twice.length === 0 ? {} : { notices: [...(answer.notices ?? []), ...twice] };
    return { line, ok: true as const, ...answer, ...notices };
  } catch (cause) {
    if (cause instanceof AppError) return refusal(line, content, cause.code, cause.details);
    throw cause;
  }
}

/** A bill in two lines may be two claims, or one tried in two ways: it is told, and both are answered (counter rule 20). */
function seenBefore(seen: Map<string, number>, line: number, { bills }: Facts): string[] {
  const told: string[] = [];
  for (const { visit, corrects } of bills) {
    const { setl_id: id, fixmedins_name: place, setl_time: settled } = visit.sheet;
    if (id === null || corrects !== null || isReversal(visit.sheet)) continue;
    // Hospitals of two regions may number alike.
    const key = `${id}|${place}|${settled}`;
    const first = seen.get(key);
    if (first !== undefined)
      told.push(`医保结算单“${id}”在第 ${first} 行也有。一张结算单只能申请一次，请核对是否重复。`);
    else if (seen.size < REMEMBERED) seen.set(key, line);
  }
  return told;
}

function refusal<C extends ErrorCode>(line: number, content: unknown, code: C, details: ErrorDetails<C>) {
  return { line, ok: false as const, ...idOf(content), code, sentence: errorSentence(code, details) };
}

/** The id that comes back, of a line that was refused as a whole. */
function idOf(content: unknown): { readonly id?: string } {
  if (typeof content !== 'object' || content === null || !('id' in content)) return {};
  return typeof content.id === 'string' ? { id: content.id } : {};
}
