/** `npm run central -- <command>`: the centre itself, and what its people do from a terminal (DESIGN §10). */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { modeSchema } from '../../shared/desk.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { lineSchema } from '../../shared/text.ts';
import { textTable } from '../../shared/text-table.ts';
import {
  checked,
  type Command,
  type CommandResult,
  COMMON_HELP,
  needed,
  readArguments,
  usage,
} from '../admin/command.ts';
import { COMMANDS, type Listed } from '../admin/commands.ts';
import { databaseTrouble } from '../database/trouble.ts';
import { defaultFolder } from './data-folder.ts';
import { officePageOf } from './office-page.ts';
import { openOffice } from './open-office.ts';
import { serve } from './serve.ts';

const DEFAULT_PORT = 8742;
/** After so many milliseconds of stopping, the process ends anyway; whatever was answered is durable. */
const STOP_MS = 10_000;

const SERVE_HELP = `npm run central [-- serve] [选项]
启动参考中心系统。首次启动时新建一个体验模式的中心；正式中心请先运行 init --mode live。
数据库：有 DATABASE_URL 时用它，否则用数据文件夹里自带的 PostgreSQL。
  --port N     监听端口（默认 ${DEFAULT_PORT}，0 为任选）
  --host H     监听地址（默认 127.0.0.1；对外服务请放在 TLS 反向代理之后）
  --data DIR   数据文件夹（默认 ${defaultFolder()}）：签名钥匙 signing.key、日志、数据库
  CENTRAL_ORIGIN（环境变量）  经反向代理时理赔审核页面的网址，如 https://centre.example
  CENTRAL_TRUST_PROXY（环境变量）  反向代理的地址或网段，逗号分隔，如 127.0.0.1,10.1.0.0/16：
               登录限次按它转告的来访地址计；没有设置时按直接相连的地址计
  --json       启动后在标准输出给一行 JSON：{"url","name","mode"}`;

const INIT_HELP = `npm run central -- init --name 名称 --mode demo|live
新建中心：生成签名钥匙（数据文件夹的 signing.key，请另行备份）。体验模式的中心同时发布样例方案。
${COMMON_HELP}`;

try {
  await run(process.argv.slice(2));
} catch (cause) {
  process.stderr.write(`${sentenceOf(cause)}\n`);
  process.exitCode = cause instanceof AppError && (cause.code === 'cli-usage' || cause.code === 'cli-unknown') ? 2 : 1;
}

async function run(words: readonly string[]): Promise<void> {
  const [first = ''] = words;
  if (['--help', '-h'].includes(first)) return print(`${SERVE_HELP}\n\n${commandList()}`);
  if (first === '' || first === 'serve' || first.startsWith('-'))
    return runServer(first === 'serve' ? words.slice(1) : words);
  if (first === 'init') return runInit(words.slice(1));
  const listed = COMMANDS.find(({ name }) => name === words.slice(0, wordsIn(name)).join(' '));
  if (listed === undefined) throw new AppError('cli-unknown', { command: words.join(' '), known: commandList() });
  const args = words.slice(wordsIn(listed.name));
  const command = await listed.load();
  if (asksForHelp(args)) return print(command.help);
  await runCommand(command, args);
}

async function runServer(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return print(SERVE_HELP);
  const { values } = readArguments(args, SERVE_HELP, { port: { type: 'string' }, host: { type: 'string' } }, 0);
  const folder = folderOf(values.data);
  const options = { folder, host: values.host ?? '127.0.0.1', port: portOf(values.port) };
  const trustProxy = proxiesOf(process.env['CENTRAL_TRUST_PROXY']);
  const officePage = await officePageOf(process.env['CENTRAL_ORIGIN'] ?? null);
  const serving = await serve({ ...options, logFile: join(folder, 'log', 'central.log'), officePage, trustProxy });
  stopOnSignal(serving.stop);
  const { url, name, mode } = serving;
  if (values.json === true) print(JSON.stringify({ url, name, mode }));
  const office = officePage === null ? '页面未生成' : `${url}/office/`;
  const text = `中心“${name}”（${mode === 'demo' ? '体验模式' : '正式业务'}）已启动：${url}\n理赔审核：${office}\n数据文件夹：${folder}`;
  (values.json === true ? process.stderr : process.stdout).write(`${text}\n`);
}

/** Requests end first, then the database. */
function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_MS).unref();
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function runInit(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return print(INIT_HELP);
  const { values } = readArguments(args, INIT_HELP, { name: { type: 'string' }, mode: { type: 'string' } }, 0);
  const name = checked(lineSchema(60), needed(values.name, '--name', INIT_HELP), '名称', INIT_HELP);
  const mode = checked(modeSchema, needed(values.mode, '--mode', INIT_HELP), '模式', INIT_HELP);
  const folder = folderOf(values.data);
  const office = await openOffice(folder, { name, mode }, join(folder, 'log', 'central.log'));
  try {
    if (!office.isNew) throw new AppError('central-exists', {});
    const text = `已新建中心“${name}”。请备份签名钥匙 ${join(folder, 'signing.key')}，并与数据库分开存放。`;
    show({ text, json: { name, mode, publicKey: office.ports.key.publicKey } }, values.json === true);
  } finally {
    await office.close();
  }
}

async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  const act = command.prepare(args);
  const folder = folderOf(valueOf(args, '--data'));
  const office = await openOffice(folder, null, join(folder, 'log', 'central.log'));
  try {
    show(await act(office), args.includes('--json'));
  } finally {
    await office.close();
  }
}

function show({ text, json }: CommandResult, isJson: boolean): void {
  if (text !== '') (isJson ? process.stderr : process.stdout).write(`${text}\n`);
  if (isJson) print(JSON.stringify(json));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** `prepare` has parsed the line: the option stands as `--data DIR` or `--data=DIR`. */
function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${option}=`))?.slice(option.length + 1);
}

function folderOf(data: string | undefined): string {
  return resolve(data ?? defaultFolder());
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw usage(`--port ${text} 不是 0 到 65535 的整数。`, SERVE_HELP);
  return Number(text);
}

/** Addresses and ranges, checked before anything is opened: one that is none would be trusted by nobody, and nobody told. */
function proxiesOf(text = ''): string | null {
  if (text.trim() === '') return null;
  const proxies = text.split(',').map((part) => part.trim());
  const wrong = proxies.find((proxy) => !isAddressOrRange(proxy));
  if (wrong === undefined) return proxies.join(',');
  throw usage(`CENTRAL_TRUST_PROXY 中的“${wrong}”不是地址或网段，如 127.0.0.1 或 10.1.0.0/16。`, SERVE_HELP);
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most))
  );
}

function commandList(): string {
  const rows = COMMANDS.map(({ name, summary }: Listed) => [name, summary]);
  return textTable([{ title: '命令' }, { title: '做什么' }], [['init', '新建中心'], ...rows]);
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}

/** PostgreSQL's own words only where they name no values: when it cannot be reached. */
function sentenceOf(cause: unknown): string {
  if (isAppError(cause)) return errorSentence(cause.code, cause.details);
  if (databaseTrouble(cause) === 'full') return errorSentence('centre-disk-full', {});
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

function isAppError(cause: unknown): cause is AppError {
  return cause instanceof AppError;
}
