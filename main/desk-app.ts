/** What the whole application holds while it runs, and how a handler sees it. */
import type { DeskEvent } from '../shared/contract.ts';
import { businessDayAt, type Instant, type LocalDate } from '../shared/dates.ts';
import { AppError } from '../shared/errors.ts';
import { deskNow } from './desk/clock.ts';
import type { OpenDesk } from './desk/open-desk.ts';
import type { Reader } from './devices/reader.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { PendingLooks } from './journal/looks.ts';
import type { Downloads, Uploads } from './tickets.ts';
import type { Typesetter } from './papers/typesetter.ts';
import type { Ports } from './ports.ts';
import type { FoundPeople } from './people/found.ts';
import type { HeldRoster } from './roster/current.ts';
import type { Session, Sessions } from './session/sessions.ts';
import type { Sync } from './sync/sync.ts';
import type { SignInGuard } from './session/sign-in-guard.ts';
import { type RequestStamp, type Transaction, write, type WriteScene } from './write.ts';

/** The running application. `desk` is null until a key opened it. */
export interface Application {
  readonly ports: Ports;
  readonly sessions: Sessions;
  readonly guard: SignInGuard;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  /** Search results that can still be opened. */
  readonly found: FoundPeople;
  /** Looks that are journaled after their answer. */
  readonly looks: PendingLooks;
  /** The ID reader at the window. */
  readonly reader: Reader;
  /** The desk's side of the line to its centre. */
  readonly sync: Sync;
  desk: OpenDesk | null;
  /** The roster file held open, if any was asked yet. */
  roster: HeldRoster | null;
  /** The set-up under way, if any; it never rejects. */
  settingUp: Promise<void>;
  /** Whether this run has taken the plans that ship with the program. */
  plansRefreshed: boolean;
  /** Draws papers in a thread of its own. */
  readonly typesetter: Typesetter;
  /** Prints begun in this run whose bytes have not left the desk: each is handed out once. */
  readonly outgoing: Map<string, 'begun' | 'sending'>;
  emit(event: DeskEvent): void;
}

/** One call: who asks, when, and on which desk. */
export interface Call {
  readonly app: Application;
  readonly session: Session | null;
}

/** The open desk of a call; throws 'desk-locked' when nobody has unlocked it yet. */
export function deskOf(call: Call): OpenDesk {
  if (call.app.desk === null) throw new AppError('desk-locked', {});
  return call.app.desk;
}

/** The signed-in session of a call; the door has already checked it where the contract asks for one. */
export function sessionOf(call: Call): Session {
  if (call.session === null) throw new AppError('session-required', {});
  return call.session;
}

/** Now and today as the desk sees them. */
export function nowOf(call: Call): { readonly at: Instant; readonly businessDay: LocalDate } {
  const at = deskNow(call.app.ports, call.app.desk);
  return { at, businessDay: businessDayAt(at) };
}

/** Who acts in a call, for the journal. */
export function sceneOf(call: Call): WriteScene {
  const operator = call.session?.operator;
  return {
    ...nowOf(call),
    actor:
      operator === undefined
        ? { operatorNo: 'system', side: 'system' }
        : { operatorNo: operator.operatorNo, side: operator.side },
  };
}

/** One transaction on the desk of a call. Looks and jobs pass no request; commands pass theirs. */
export function writeFor<T>(call: Call, request: RequestStamp | null, act: (transaction: Transaction) => T): T {
  return write(call.app.ports, deskOf(call), sceneOf(call), request, act);
}
