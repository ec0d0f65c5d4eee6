/** What every scene of the demonstration works with: a desk reached through its door alone, a clock, and what came of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import type { Desk } from '../../app.ts';
import type { Caller } from '../../caller.ts';
import { DEMO_PASSWORD } from '../operators.ts';
import type { ScriptClock } from '../script-clock.ts';

export interface Stage {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly clock: ScriptClock;
  /** Where the PDFs go. */
  readonly out: string;
  readonly seed: number;
  /** Files written so far, absolute. */
  readonly pdfs: string[];
  readonly outcomes: Outcome[];
}

/** One line of the closing table. */
export interface Outcome {
  readonly day: string;
  readonly act: string;
  readonly who: string;
  readonly result: string;
  /** File names of its papers. */
  readonly papers: readonly string[];
}

/** Signs an operator of 体验模式 in; answers the session's token. */
export async function signIn(stage: Stage, operatorNo: string): Promise<string> {
  const input = { operatorNo, password: DEMO_PASSWORD, purpose: 'session' } as const;
  return (await stage.caller.call('session.signIn', input)).token;
}

/** Signs in and opens the shift of the day. */
export async function startShift(stage: Stage, operatorNo: string): Promise<string> {
  const session = await signIn(stage, operatorNo);
  await stage.caller.call('shift.open', {}, { session });
  return session;
}

/** Renders papers and writes them to the out folder; answers their file names. */
export async function keepPapers(stage: Stage, session: string, papers: readonly IssuedPaper[]): Promise<string[]> {
  const names: string[] = [];
  for (const { no } of papers) {
    const { ticket } = await stage.caller.call('papers.open', { no }, { session });
    const file = stage.desk.downloads.take(ticket);
    if (file === null) throw new Error(`the ticket of paper ${no} gave no file`);
    const path = join(stage.out, file.name);
    writeFileSync(path, file.bytes);
    stage.pdfs.push(path);
    names.push(file.name);
  }
  return names;
}

/** A figure of the run against the one the rules give; a difference ends the demonstration. */
export function mustBe(what: string, shown: string | number | null, expected: string | number | null): void {
  if (shown === expected) return;
  throw new AppError('demo-differs', { what, shown: String(shown ?? '待补'), expected: String(expected ?? '待补') });
}
