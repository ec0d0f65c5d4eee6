/** JSON files given on the command line. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';

/** The parsed content. Throws 'file-not-read' naming the file and what is wrong with it. */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : '';
    throw new AppError('file-not-read', { path, problem: `不是正确的 JSON（${where}）` });
  }
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    throw new AppError('file-not-read', { path, problem: problemOf(cause) });
  }
}

function problemOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOENT') return '不存在';
  if (code === 'EISDIR') return '是一个文件夹';
  if (cause instanceof TypeError) return '不是 UTF-8 文本';
  return `读不出来（${String(code)}）`;
}
