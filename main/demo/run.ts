/** The demonstration: a fresh encrypted desk in 体验模式 lives through three days; every figure is checked on the way. */
import { mkdirSync } from 'node:fs';
import { verifyReportSchema, type VerifyReport } from '../../shared/contract/journal.ts';
import { localDate } from '../../shared/dates.ts';
import { createApp } from '../app.ts';
import { callerOf } from '../caller.ts';
import type { Ports } from '../ports.ts';
import { noPrinter } from '../printing/printer.ts';
import { scriptClock } from './script-clock.ts';
import { seededBytes } from './seeded-bytes.ts';
import { claimDay } from './story/claims.ts';
import { deductDay } from './story/deduct.ts';
import { enrollDay } from './story/enroll.ts';
import { importDemoDay } from './story/roster.ts';
import { mustBe, type Outcome, signIn, type Stage } from './story/stage.ts';
import { noLine } from '../sync/no-line.ts';

export interface DemoOptions {
  /** A new data folder; what is in it afterwards is the caller's. */
  readonly dataDir: string;
  /** Where the PDFs go; made when missing. */
  readonly out: string;
  /** The same seed gives the same PDFs, byte for byte. */
  readonly seed: number;
}

export interface DemoReport {
  readonly outcomes: readonly Outcome[];
  /** Absolute paths. */
  readonly pdfs: readonly string[];
  readonly journal: { readonly entries: number; readonly verified: boolean };
}

/** Plays the whole story. `host`: the ports that are the machine's. Throws 'demo-differs' on the first wrong figure. */
export async function runDemo(
  { dataDir, out, seed }: DemoOptions,
  host: Pick<Ports, 'log' | 'after' | 'version' | 'workers' | 'systemFonts'>,
): Promise<DemoReport> {
  mkdirSync(out, { recursive: true });
  const clock = scriptClock(localDate('2021-11-20'), '08:30');
  const made = {
    dataDir,
    clock,
    randomness: seededBytes(seed),
    installationId: 'demo',
    osSecret: null,
    printer: noPrinter,
    line: noLine,
  };
  const desk = createApp({ ...host, ...made });
  try {
    const caller = callerOf(desk, requestIds());
    const stage: Stage = { desk, caller, clock, out, seed, pdfs: [], outcomes: [] };
    await playStory(stage);
    const journal = await verifyJournal(stage);
    return { outcomes: stage.outcomes, pdfs: stage.pdfs, journal };
  } finally {
    await desk.close();
  }
}

async function playStory(stage: Stage): Promise<void> {
  await stage.caller.call('desk.createDemo', { day: null });
  await importDemoDay(stage);
  const enrolled = await enrollDay(stage);
  await deductDay(stage, enrolled.orders);
  await claimDay(stage, enrolled);
}

/** The proof by the supervisor: chains, documents, tables against a rebuild, paper numbers. */
async function verifyJournal(stage: Stage): Promise<DemoReport['journal']> {
  const session = await signIn(stage, '1003');
  const { jobId } = await stage.caller.call('journal.verify', {}, { session });
  const report: VerifyReport = verifyReportSchema.parse(await stage.caller.finish(jobId, session));
  mustBe('流水核对', report.findings[0]?.sentence ?? '', '');
  return { entries: report.chains.reduce((sum, { entries }) => sum + entries, 0), verified: report.ok };
}

/** Request ids by number: the story never repeats one. */
function requestIds(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `demo-${String(last).padStart(8, '0')}`;
  };
}
