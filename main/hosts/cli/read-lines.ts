/** Lines of a large text file or of standard input, one after another, without holding the file. */
import { createReadStream } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';

/** One line as it stands in the file, counted from 1; `text` is null where it is longer than `LONGEST_LINE`. */
export interface ReadLine {
  readonly line: number;
  readonly text: string | null;
}

/** In UTF-16 units: a thousand visits with all their drugs and items stay below it. */
export const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Every line that is not blank, with its place in the file; '-' reads standard input. Only '\n' ends a line (a '\r' before it is
 * white space): JSON text may hold every other line separator. Byte order marks, of joined files too, are left out. Throws
 * 'file-not-read'.
 */
export async function* readLines(path: string, longest = LONGEST_LINE): AsyncGenerator<ReadLine> {
  let [line, rest, isLong] = [1, '', false];
  for await (const chunk of chunksOf(path)) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const read = lineOf(line, rest + chunk.slice(from, end), isLong, longest);
      if (read !== null) yield read;
      [rest, isLong, line, from] = ['', false, line + 1, end + 1];
    }
    rest += chunk.slice(from);
    if (rest.length > longest) [rest, isLong] = ['', true];
  }
  const last = lineOf(line, rest, isLong, longest);
  if (last !== null) yield last;
}

function lineOf(line: number, read: string, isLong: boolean, longest: number): ReadLine | null {
  if (isLong || read.length > longest) return { line, text: null };
  const text = read.startsWith('\uFEFF') ? read.slice(1) : read;
  return text.trim() === '' ? null : { line, text };
}

async function* chunksOf(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin.setEncoding('utf8') : createReadStream(path, { encoding: 'utf8' });
  try {
    // Both streams decode UTF-8, so a chunk is text.
    for await (const chunk of input) yield String(chunk);
  } catch (cause) {
    const problem = `读不出来（${cause instanceof Error ? cause.message : ''}）`;
    throw new AppError('file-not-read', { path, problem });
  }
}
