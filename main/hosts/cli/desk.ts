/** `npm run desk -- <command>`: the desk's use cases from a terminal (DESIGN §10). */
import { AppError } from '../../../shared/errors.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { Command } from './command.ts';
import { textTable } from '../../../shared/text-table.ts';

interface Listed {
  /** One or two words. */
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** Ends with code 2: the command line itself was wrong. */
const USAGE_CODES: ReadonlySet<string> = new Set(['cli-unknown', 'cli-usage']);

/** Each loads what it needs when it runs: a list of plans opens no database. */
const COMMANDS: readonly Listed[] = [
  {
    name: 'verify',
    summary: '核对流水、内容、各表和单号（只读）',
    load: async () => (await import('./commands/verify.ts')).verifyJournal,
  },
  {
    name: 'backup',
    summary: '备份到另一个文件夹或移动介质（只读，窗口开着也可运行）',
    load: async () => (await import('./commands/backup.ts')).backUp,
  },
  {
    name: 'restore',
    summary: '从备份恢复数据文件夹（写数据，须先关闭窗口程序）',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'roster import',
    summary: '导入参保名单 CSV（写数据，须先关闭窗口程序）',
    load: async () => (await import('./commands/roster-import.ts')).rosterImport,
  },
  {
    name: 'sync',
    summary: '与中心同步一次（写数据，须先关闭窗口程序）',
    load: async () => (await import('./commands/sync.ts')).syncOnce,
  },
  {
    name: 'plans check',
    summary: '检查产品方案文件，列出未定数值',
    load: async () => (await import('./commands/plans-check.ts')).plansCheck,
  },
  {
    name: 'plans list',
    summary: '列出随程序提供的产品方案',
    load: async () => (await import('./commands/plans-list.ts')).plansList,
  },
  {
    name: 'settle',
    summary: '按方案和事实文件计算赔付（不写数据）',
    load: async () => (await import('./commands/settle.ts')).settleCommand,
  },
  {
    name: 'estimate',
    summary: '按地区政策包测算基本医保等各层支付（参考测算，不写数据）',
    load: async () => (await import('./commands/estimate.ts')).estimateCommand,
  },
  {
    name: 'status',
    summary: '显示数据文件夹的情况（只读）',
    load: async () => (await import('./commands/status.ts')).deskStatus,
  },
];

// Whoever reads may stop reading (`| head`): without a reader of the answers the rest is not computed, without one of the remarks it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await runDesk(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = error instanceof AppError && USAGE_CODES.has(error.code) ? 2 : 1;
}

async function runDesk(words: readonly string[]): Promise<void> {
  const [first] = words;
  if (first === undefined || first === '--help' || first === '-h') {
    process.stdout.write(`npm run desk -- <命令> [选项]，每个命令都有 --help\n\n${commandList()}\n`);
    return;
  }
  const listed = COMMANDS.find(({ name }) => name === words.slice(0, wordsIn(name)).join(' '));
  if (listed === undefined) throw new AppError('cli-unknown', { command: words.join(' '), known: commandList() });
  const args = words.slice(wordsIn(listed.name));
  const command = await listed.load();
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${command.help}\n`);
  else await runCommand(command, args);
}

async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  const { ok, text, json } = await command.run(args);
  const isJson = args.includes('--json');
  if (text !== '') (isJson ? process.stderr : process.stdout).write(`${text}\n`);
  if (isJson && json !== undefined) process.stdout.write(`${JSON.stringify(json)}\n`);
  if (!ok) process.exitCode = 1;
}

function commandList(): string {
  return textTable(
    [{ title: '命令' }, { title: '做什么' }],
    COMMANDS.map(({ name, summary }) => [name, summary]),
  );
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}
