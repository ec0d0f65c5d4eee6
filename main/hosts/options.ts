/** What `npm start` may be told, the same for both hosts. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataDir } from './data-dir.ts';

export interface StartOptions {
  /** The data folder, absolute. */
  readonly dataDir: string;
  /** The browser host's port; 0 takes any free one. */
  readonly port: number;
  /** Whether to open the page; false prints where it is. */
  readonly isOpening: boolean;
  /** A fixed first reading of the clock, `2021-11-20T09:00` in Beijing time; for 体验模式 and tests only. */
  readonly clock: string | null;
}

/** What `npm start -- --help` prints. */
export function startHelp(): string {
  return `npm start [-- 选项]
  --data DIR                数据文件夹（默认 ${defaultDataDir()}）
  --port N                  浏览器方式使用的端口（默认任选空闲端口）
  --no-open                 不打开浏览器，只显示地址
  --clock 2021-11-20T09:00  体验模式和测试用的时钟（北京时间）
  --help                    显示本说明`;
}

/** Parses the command line; null when help was asked for. Throws with a Chinese sentence for what it does not know. */
export function parseStartOptions(args: readonly string[]): StartOptions | null {
  const { values } = parseKnown(args);
  if (values.help) return null;
  return {
    dataDir: resolve(values.data ?? defaultDataDir()),
    port: portOf(values.port ?? '0'),
    isOpening: !values['no-open'],
    clock: values.clock === undefined ? null : clockOf(values.clock),
  };
}

/** The same options as a command line, for handing them to another process. */
export function startArguments(options: StartOptions): string[] {
  const clock = options.clock === null ? [] : ['--clock', options.clock];
  return ['--data', options.dataDir, '--port', String(options.port), ...clock];
}

function parseKnown(args: readonly string[]) {
  const options = {
    data: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    clock: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  } catch {
    throw new Error(`不认识的选项：${args.join(' ')}\n${startHelp()}`);
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`--port ${text} 不是端口号。请给 0 到 65535 之间的整数。`);
}

function clockOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw new Error(`--clock ${text} 格式不对。请写成 2021-11-20T09:00。`);
}
