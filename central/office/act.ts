/** What every act on a claim begins with: the claim locked, the trial that was on the screen, the right stage, the right person. */
import { formatInstant, minuteOf } from '../../shared/dates.ts';
import type { Officer } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import { OFFICE_STAGE_NAMES, type OfficeStage } from '../../shared/office/stage.ts';
import type { OfficeUser } from '../../shared/office/user.ts';
import type { Transaction } from '../database/pool.ts';
import { type ClaimFile, stageOf } from './file.ts';
import type { Office } from './office.ts';
import { lockFile, type LockedFile } from './read-file.ts';

/** A command at work: inside its transaction, by a signed-in user. */
export interface Desk extends Office {
  readonly db: Transaction;
  readonly user: OfficeUser;
}

export interface OnScreen {
  readonly claimId: string;
  readonly settlementId: string;
}

interface Due {
  /** The act in words: 认定, 复核, 核定. */
  readonly act: string;
  readonly stages: readonly OfficeStage[];
}

/**
 * The claim under a lock until the transaction ends, so that two officers never act on it at once. Throws
 * 'office-claim-unknown', 'office-trial-replaced', 'office-stage-moved' and 'decide-entered-self'.
 */
export async function claimFor({ db, user }: Desk, { claimId, settlementId }: OnScreen, due: Due): Promise<LockedFile> {
  const locked = await lockFile(db, claimId);
  const { file } = locked;
  requireStanding(file, settlementId);
  const stage = stageOf(file);
  if (!due.stages.includes(stage)) {
    throw new AppError('office-stage-moved', { act: due.act, stage: OFFICE_STAGE_NAMES[stage] });
  }
  requireOther(file, user, due.act);
  return locked;
}

/** Throws 'office-trial-replaced' where the window has tried anew, or corrected the claim and has not tried it since. */
function requireStanding({ tried, triedAt, amendedAt, decision }: ClaimFile, settlementId: string): void {
  if (tried.settlementId !== settlementId) {
    throw new AppError('office-trial-replaced', { at: minuteOf(triedAt), isTried: true });
  }
  if (amendedAt === null || decision !== null) return;
  throw new AppError('office-trial-replaced', { at: minuteOf(amendedAt), isTried: false });
}

/** Throws 'decide-entered-self' for whoever entered the claim at the window (counter rules 2, 10). */
export function requireOther({ enteredBy }: ClaimFile, { userNo }: OfficeUser, act: string): void {
  if (enteredBy.includes(userNo)) throw new AppError('decide-entered-self', { act, operatorNo: userNo });
}

/** The signed-in person as determinations, reviews and decisions name them, and when. */
export function deedOf({ user, ports }: Desk): { readonly by: Officer; readonly at: string } {
  const by: Officer = { operatorNo: user.userNo, name: user.name, place: 'centre' };
  return { by, at: formatInstant(ports.clock.now()) };
}
