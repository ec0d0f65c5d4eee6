/** `npm run desk -- <command>`: the desk's use cases from a terminal (DESIGN §10). */
import { AppError } from '../../../shared/errors.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { Command } from './command.ts';
import { plansCheck } from './commands/plans-check.ts';
import { plansList } from './commands/plans-list.ts';
import { rosterImport } from './commands/roster-import.ts';
import { settleFacts } from './commands/settle.ts';
import { deskStatus } from './commands/status.ts';
import { verifyJournal } from './commands/verify.ts';
import { textTable } from './table.ts';

/** Ends with code 2: the command line itself was wrong. */
const USAGE_CODES: ReadonlySet<string> = new Set(['cli-unknown', 'cli-usage']);

const COMMANDS: readonly Command[] = [verifyJournal, rosterImport, plansCheck, plansList, settleFacts, deskStatus];

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
  const command = COMMANDS.find(({ name }) => name === words.slice(0, wordsIn(name)).join(' '));
  if (command === undefined) throw new AppError('cli-unknown', { command: words.join(' '), known: commandList() });
  const args = words.slice(wordsIn(command.name));
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${command.help}\n`);
  else await runCommand(command, args);
}

async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  const { ok, text, json } = await command.run(args);
  const isJson = args.includes('--json');
  if (text !== '') (isJson ? process.stderr : process.stdout).write(`${text}\n`);
  if (isJson) process.stdout.write(`${JSON.stringify(json)}\n`);
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
