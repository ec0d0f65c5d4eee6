/** What a command of `npm run central` is, and how its command line is read. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import type { Pool } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

/** The centre a command acts on: migrated, made by `init`, its key at hand. */
export interface Office {
  readonly pool: Pool;
  readonly ports: CentralPorts;
}

export interface CommandResult {
  /** For people. */
  readonly text: string;
  /** For programs: one line under `--json`. */
  readonly json: unknown;
}

export interface Command {
  readonly help: string;
  /** Reads the command line before anything is opened; what it answers then acts on the centre. Throws 'cli-usage'. */
  prepare(args: readonly string[]): (office: Office) => Promise<CommandResult>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Every command has these. */
const COMMON = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

/** The last line of every help. */
export const COMMON_HELP = `  --data DIR   数据文件夹（默认见 npm run central -- --help）
  --json       标准输出只给一行 JSON`;

/** Parses options and so many positionals. Throws 'cli-usage' with the help of the command. */
export function readArguments<const T extends Options>(
  args: readonly string[],
  help: string,
  options: T,
  positionals: number,
) {
  const parsed = readOptions(args, help, options);
  if (parsed.positionals.length !== positionals) throw usage(`应给出 ${positionals} 个值：${args.join(' ')}`, help);
  return parsed;
}

/** Parses options and any number of positionals. Throws 'cli-usage'. */
export function readOptions<const T extends Options>(args: readonly string[], help: string, options: T) {
  const config = { args: [...args], options: { ...options, ...COMMON }, strict: true, allowPositionals: true } as const;
  try {
    return parseArgs(config);
  } catch (cause) {
    throw usage(`不认识的写法：${args.join(' ')}（${cause instanceof Error ? cause.message : ''}）`, help);
  }
}

/** A command line that was wrong: what about it, and the help. */
export function usage(problem: string, help: string): AppError<'cli-usage'> {
  return new AppError('cli-usage', { problem, help });
}

/** The value of an option that must be there. */
export function needed(value: string | undefined, option: string, help: string): string {
  if (value === undefined || value.trim() === '') throw usage(`请用 ${option} 给出这一项。`, help);
  return value;
}

/** A value as its schema wants it; `named` is what the sentence calls it. */
export function checked<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } } },
  value: unknown,
  named: string,
  help: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? '不正确';
  const shown = typeof value === 'string' ? `“${value}”` : '';
  throw usage(`${named}${shown}不正确：${problem}`, help);
}

interface Issue {
  readonly message: string;
}

/** A whole number of at least one, or what holds without it. */
export function wholeNumber(text: string | undefined, otherwise: number, option: string, help: string): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1) throw usage(`${option} ${text} 不是 1 以上的整数。`, help);
  return Number(text);
}
