/** When the desk speaks to its centre: soon after business, from time to time, at once when asked; later and later while it fails. */
import { formatInstant, type Instant, instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { Application } from '../desk-app.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import type { Centre } from './centre.ts';
import { type LineStatus, lineOf, lineStateOf, storeLine, troubleOf } from './line-state.ts';
import { type Round, runRound } from './round.ts';
import { unsentOf } from './unsent.ts';

/** The desk's side of the line. */
export interface Sync {
  /** Sees to it that a round comes; cheap, called after everything that was done. Does nothing before the desk has joined. */
  wake(): void;
  /** A round at once, or the one under way. Throws 'sync-not-joined' and 'takeover-needed'. */
  now(): Promise<Round>;
  /** The batch on its way now, or null. */
  batchUnderWay(): number | null;
  isRunning(): boolean;
  /** When the centre last answered in this run, or null. */
  heardAt(): Instant | null;
  /** When the next round begins by itself, or null. */
  nextAt(): Instant | null;
  /** Breaks off what is under way and sends no more. */
  stop(): Promise<void>;
}

/** Milliseconds from one round to the next where nothing happens: the feed is asked. */
const IDLE_MS = 60_000;
/** After business: several acts of one clerk go together. */
const SOON_MS = 5_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 10 * 60_000;
/** Figures on screen follow a long round, not every batch of it. */
const TELL_EVERY_MS = 1_000;

/** Nothing runs until `wake`. */
export function createSync(application: () => Application): Sync {
  const abort = new AbortController();
  let running: Promise<Round> | null = null;
  let timer: { readonly cancel: () => void; readonly at: Instant } | null = null;
  let underWay: number | null = null;
  let failures = 0;
  let heardAt: Instant | null = null;

  const plan = (delay: number): void => {
    const { ports } = application();
    timer?.cancel();
    const at = instant(ports.clock.now() + delay);
    timer = { at, cancel: ports.after(delay, () => void now().catch(() => undefined)) };
  };
  const now = (): Promise<Round> => {
    const { app, desk, centre } = joinedDesk(application());
    timer?.cancel();
    timer = null;
    running ??= round(app, desk, centre, abort.signal, {
      underWay: (no) => (underWay = no),
      heard: (at) => (heardAt = at),
    }).then(
      (done) => {
        running = null;
        failures = done.trouble === null ? 0 : failures + 1;
        if (!abort.signal.aborted) plan(failures === 0 ? quietDelay(app, desk) : retryDelay(app, failures));
        return done;
      },
      (cause: unknown) => {
        running = null;
        failures += 1;
        if (!abort.signal.aborted) plan(retryDelay(app, failures));
        throw cause;
      },
    );
    return running;
  };
  return {
    wake: () => {
      const { desk, ports } = application();
      if (desk === null || running !== null || abort.signal.aborted) return;
      const isSoon = timer !== null && (failures > 0 || timer.at - ports.clock.now() <= SOON_MS);
      if (isSoon || desk.centre() === null || desk.takeover() !== null) return;
      if (timer === null || isAnythingUnsent(desk)) plan(SOON_MS);
    },
    now,
    batchUnderWay: () => underWay,
    isRunning: () => running !== null,
    heardAt: () => heardAt,
    nextAt: () => timer?.at ?? null,
    stop: async () => {
      abort.abort();
      timer?.cancel();
      timer = null;
      await running?.catch(() => undefined);
    },
  };
}

function joinedDesk(app: Application): { readonly app: Application; readonly desk: OpenDesk; readonly centre: Centre } {
  const { desk } = app;
  const centre = desk === null ? null : desk.centre();
  if (desk === null || centre === null) throw new AppError('sync-not-joined', {});
  const cause = desk.takeover();
  if (cause !== null) throw new AppError('takeover-needed', { cause });
  return { app, desk, centre };
}

async function round(
  app: Application,
  desk: OpenDesk,
  centre: Centre,
  signal: AbortSignal,
  { underWay, heard: tell }: { underWay(no: number | null): void; heard(at: Instant): void },
): Promise<Round> {
  const { clock } = app.ports;
  const before = lineOf(desk.db);
  const attemptedAt = formatInstant(clock.now());
  let contact = { lastContactAt: before.lastContactAt, skewMs: before.skewMs };
  const heard = (skewMs: number): void => {
    const at = clock.now();
    contact = { lastContactAt: formatInstant(at), skewMs };
    tell(at);
  };
  const done = await runRound({ app, desk, centre, signal, heard, underWay, progressed: teller(app) });
  keepLine(app, desk, before, { ...resultOf(done), attemptedAt, ...contact });
  if (done.sent > 0 || done.taken > 0) app.emit({ kind: 'changed', topic: 'sync' });
  return done;
}

function resultOf({ trouble }: Round): Pick<LineStatus, 'state' | 'trouble'> {
  return trouble === null
    ? { state: 'ok', trouble: null }
    : { state: lineStateOf(trouble), trouble: troubleOf(trouble) };
}

/** A full disk keeps the note, not the round. */
function keepLine(app: Application, desk: OpenDesk, before: LineStatus, line: LineStatus): void {
  try {
    desk.db.transaction((db) => storeLine(db, line));
  } catch (cause) {
    app.ports.log.error('line-not-kept', { name: cause instanceof Error ? cause.name : typeof cause });
  }
  const isNews = before.state !== line.state || before.trouble?.message !== line.trouble?.message;
  if (isNews) app.emit({ kind: 'changed', topic: 'sync' });
}

function teller(app: Application): () => void {
  let toldAt = app.ports.clock.now();
  return () => {
    const at = app.ports.clock.now();
    if (at - toldAt < TELL_EVERY_MS) return;
    toldAt = at;
    app.emit({ kind: 'changed', topic: 'sync' });
  };
}

/** What was done while the round ran goes up soon. */
function quietDelay(app: Application, desk: OpenDesk): number {
  return isAnythingUnsent(desk) ? SOON_MS : around(app, IDLE_MS);
}

function isAnythingUnsent({ db }: OpenDesk): boolean {
  return unsentOf(db, 'business').count > 0 || unsentOf(db, 'access').count > 0;
}

function retryDelay(app: Application, failures: number): number {
  return around(app, Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
}

/** A fifth earlier or later: thousands of desks must not come back at one moment. */
function around({ ports }: Application, milliseconds: number): number {
  const [byte = 128] = ports.randomness.bytes(1);
  return Math.round(milliseconds * (0.8 + (0.4 * byte) / 255));
}
