/** What `npm run demo` may be told. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { parseCommand } from './parse.ts';

export interface DemoArguments {
  readonly out: string;
  /** A new data folder to keep; null uses a temporary one. */
  readonly dataDir: string | null;
  readonly seed: number;
  readonly isJson: boolean;
}

export const DEMO_HELP = `npm run demo [-- 选项]
体验模式演示：不用屏幕和网络，投保、扣缴、理赔试算走一遍，每个金额都与规则核对，单证存成 PDF。
  --out DIR    单证存放的文件夹（默认 ./out/demo）
  --data DIR   演示用的数据文件夹，须是新的，结束后保留（默认用临时文件夹，结束后删除）
  --seed N     随机数种子（默认 1）；同一种子两次得到的 PDF 逐字节相同
  --json       最后在标准输出给一行 JSON：{"ok","pdfs","journal":{"entries","verified"}}
  --help       显示本说明`;

/** Parses the command line; null when help was asked for. Throws 'cli-usage', 'demo-out-inside', 'demo-folder-used'. */
export function parseDemoArguments(args: readonly string[]): DemoArguments | null {
  const { values } = parseCommand(args, DEMO_HELP, {
    out: { type: 'string' },
    data: { type: 'string' },
    seed: { type: 'string' },
  });
  if (values.help === true) return null;
  const dataDir = values.data === undefined ? null : resolve(values.data);
  return {
    out: resolve(values.out ?? join('out', 'demo')),
    dataDir: dataDir === null ? null : newFolder(dataDir),
    seed: seedOf(values.seed ?? '1'),
    isJson: values.json === true,
  };
}

/** Papers hold personal data in clear: never among the encrypted files. Throws 'demo-out-inside'. */
export function refuseOutInside(out: string, dataDir: string): void {
  const way = relative(realFolder(dataDir), realFolder(out));
  const isOutside = way === '..' || way.startsWith(`..${sep}`);
  if (!isOutside) throw new AppError('demo-out-inside', { out, folder: dataDir });
}

/** The folder with symbolic links resolved as far as it exists. */
function realFolder(folder: string): string {
  if (existsSync(folder) || dirname(folder) === folder) return realpathSync(folder);
  return join(realFolder(dirname(folder)), basename(folder));
}

function newFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new AppError('demo-folder-used', { folder });
  return folder;
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new AppError('cli-usage', { problem: `--seed ${text} 不是 0 到 999999999 之间的整数。`, help: DEMO_HELP });
}
