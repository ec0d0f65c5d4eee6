/** Command lines of ours: known options only, a Chinese sentence and the help for anything else. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '../../../shared/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Every command has these. */
const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Parses options and positionals. Throws 'cli-usage' with the help of the command. */
export function parseCommand<const T extends Options>(args: readonly string[], help: string, options: T) {
  const config = { args: [...args], options: { ...options, ...COMMON }, strict: true, allowPositionals: true } as const;
  try {
    return parseArgs(config);
  } catch (cause) {
    const problem = `不认识的写法：${args.join(' ')}（${cause instanceof Error ? cause.message : ''}）`;
    throw new AppError('cli-usage', { problem, help });
  }
}
