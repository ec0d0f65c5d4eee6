/** CUPS through its own commands: `lp -d` reads the job from standard input, so no paper lies on the disk in plain. */
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
  /** Null: not installed, or it gave no answer in time. */
  readonly code: number | null;
  readonly isMissing: boolean;
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
    const end = (code: number | null, isMissing: boolean): void =>
      resolve({ code, isMissing, output: text(output), complaint: text(complaint) });
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => complaint.push(part));
    child.once('error', (error: NodeJS.ErrnoException) => end(null, error.code === 'ENOENT'));
    child.once('close', (code) => end(code, false));
    // A command that ends before it has read everything says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? undefined);
  });
}

function text(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8').trim();
}

function outcomeOf({ code, isMissing, complaint }: Ended, device: string): PrintOutcome {
  if (isMissing) return { state: 'unavailable' };
  if (code === 0) return { state: 'queued' };
  return { state: 'failed', reason: `${reasonOf(code, complaint, device)}请检查后重新打印，或改用打印对话框。` };
}

function reasonOf(code: number | null, complaint: string, device: string): string {
  if (code === null) return `打印服务 ${PATIENCE_MS / 1000} 秒没有应答。`;
  if (/printer or class does not exist/i.test(complaint)) return `本机没有名为“${device}”的打印机。`;
  if (/not accepting|rejecting/i.test(complaint)) return `打印机“${device}”暂不接收打印任务。`;
  if (/scheduler|connection refused|unable to connect/i.test(complaint)) return '本机打印服务没有运行。';
  return `打印机“${device}”没有接受任务（${complaint.slice(0, 120)}）。`;
}
