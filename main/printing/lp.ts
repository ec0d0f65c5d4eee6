/**
 * CUPS through its own commands: `lp -d` reads the job from standard input, so we write no file. CUPS itself spools the job
 * in plain and may keep it after printing: docs/papers.md says what the administrator sets.
 */
import { spawn } from 'node:child_process';
import type { ProfileId } from '../../shared/print-profile.ts';
import type { Printer, PrintJob, PrintOutcome } from './printer.ts';

/** How long the spooler may think. */
const PATIENCE_MS = 15_000;

const MEDIA: Readonly<Record<ProfileId, string>> = {
  a4: 'A4',
  a5: 'A5',
  roll80: 'Custom.80x1000mm',
  form241: 'Custom.241x140mm',
};

/** Where the commands are; a test brings its own. */
export interface LpCommands {
  readonly lp: string;
  readonly lpstat: string;
}

/** Prints through CUPS; `unavailable` where it is not installed. */
export function lpPrinter(commands: LpCommands = { lp: 'lp', lpstat: 'lpstat' }): Printer {
  return {
    devices: async () => {
      const { code, output } = await run(commands.lpstat, ['-e'], null);
      const names = output.split('\n').map((line) => line.trim());
      return code === 0 ? names.filter((name) => name !== '') : [];
    },
    print: async (job, device) => outcomeOf(await run(commands.lp, argumentsOf(job, device), job.bytes), device),
  };
}

function argumentsOf({ format, profile, title }: PrintJob, device: string): string[] {
  const options = format === 'escp' ? ['raw'] : [`media=${MEDIA[profile]}`, 'print-scaling=none'];
  return ['-d', device, '-t', title, ...options.flatMap((option) => ['-o', option]), '--', '-'];
}

interface Ended {
  /** missing: not installed · unstarted: could not be run · silent: no answer in time, or killed. */
  readonly how: 'missing' | 'unstarted' | 'silent' | 'ended';
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

/** In English whatever the machine's language, so that the complaint can be read. */
function run(command: string, parameters: readonly string[], input: Uint8Array | null): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: { ...process.env, LC_ALL: 'C' },
      timeout: PATIENCE_MS,
      windowsHide: true,
    });
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    const end = (how: Ended['how'], code: number | null): void =>
      resolve({ how, code, output: text(output), complaint: text(complaint) });
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => complaint.push(part));
    child.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ENOENT' ? 'missing' : 'unstarted', null));
    child.once('close', (code) => end(code === null ? 'silent' : 'ended', code));
    // A command that ends before it has read everything says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? undefined);
  });
}

function text(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8').trim();
}

function outcomeOf({ how, code, complaint }: Ended, device: string): PrintOutcome {
  if (how === 'missing') return { state: 'unavailable' };
  if (how === 'silent') return { state: 'unknown', waitedSeconds: PATIENCE_MS / 1000 };
  if (code === 0) return { state: 'queued' };
  return { state: 'failed', reason: reasonOf(complaint, device), complaint };
}

/** Null for a complaint we do not know. */
function reasonOf(complaint: string, device: string): string | null {
  if (/(printer or class|destination).*does not exist/i.test(complaint)) return `本机没有名为“${device}”的打印机。`;
  if (/not accepting|rejecting/i.test(complaint)) return `打印机“${device}”暂不接收打印任务。`;
  if (/scheduler|connection refused|unable to connect/i.test(complaint)) return '本机打印服务没有运行。';
  if (/forbidden|unauthorized|not authorized|not allowed/i.test(complaint))
    return `本机用户没有使用打印机“${device}”的权限。`;
  if (/unsupported|not supported|format/i.test(complaint)) return `打印机“${device}”不支持这种纸张或文件。`;
  if (/too large|no space|quota|limit/i.test(complaint)) return `打印机“${device}”的任务已满或超过限额。`;
  return null;
}
