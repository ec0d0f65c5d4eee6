/** Signing in, locking, unlocking and signing out; each leaves a trace in the access chain. */
import type { Operator } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { type Application, type Call, deskOf, sceneOf, writeFor } from '../desk-app.ts';
import { openDesk } from '../desk/open-desk.ts';
import { refreshPlans } from '../feed/refresh.ts';
import type { QueryHandler } from '../handler.ts';
import { hasOperatorSlot, keyFileExists, openOperatorSlot, putOperatorSlot } from '../key-file.ts';
import { renewOsSlot } from '../os-secret.ts';
import { write } from '../write.ts';
import { reconcileOperators } from './reconcile.ts';
import { IDLE_MINUTES, type Session } from './sessions.ts';
import { PAUSE_MINUTES } from './sign-in-guard.ts';
import { activeOperator, passwordMatches } from './store.ts';

/** 'session.signIn': the password opens the desk if it is locked, and a session. */
export const signIn: QueryHandler<'session.signIn'> = async (call, input) => {
  const { app } = call;
  const operator = await authenticate(call, input.operatorNo, input.password);
  if (app.desk?.takeover() === null) refreshPlans(call);
  const token = Buffer.from(app.ports.randomness.bytes(32)).toString('hex');
  const session = app.sessions.open(token, operator, input.purpose, app.ports.clock.now());
  journalAs(call, session, (transaction) =>
    transaction.append({
      type: 'session.opened/1',
      subject: operator.operatorNo,
      amounts: { purpose: input.purpose },
      body: null,
    }),
  );
  return { token, operator, idleMinutes: IDLE_MINUTES };
};

/** 'session.current': what a reloaded page may still do. */
export const currentSession: QueryHandler<'session.current'> = ({ session }) => ({
  state: session === null ? 'none' : session.locked ? 'locked' : 'active',
  operator: session?.operator ?? null,
});

/** 'session.lock' (F12): what is typed stays on the screen, covered. */
export const lock: QueryHandler<'session.lock'> = (call) => {
  const { app, session } = call;
  if (session === null) return {};
  app.sessions.setLocked(session, true, app.ports.clock.now());
  journalClosing(call, session, 'locked');
  return {};
};

/** 'session.unlock': the same person's password. */
export const unlock: QueryHandler<'session.unlock'> = async (call, input) => {
  const { app, session } = call;
  if (session === null) throw new AppError('session-required', {});
  await authenticate(call, session.operator.operatorNo, input.password);
  app.sessions.setLocked(session, false, app.ports.clock.now());
  journalClosing(call, session, 'unlocked');
  return {};
};

/** 'session.signOut' */
export const signOut: QueryHandler<'session.signOut'> = (call) => {
  if (call.session === null) return {};
  call.app.sessions.close(call.session);
  journalClosing(call, call.session, 'signed-out');
  return {};
};

/** The operator whose password this is; throws 'sign-in-refused' with the tries left, or 'sign-in-paused'. */
export async function authenticate(call: Call, operatorNo: string, password: string): Promise<Operator> {
  const { app } = call;
  const now = app.ports.clock.now();
  app.guard.admit(operatorNo, now);
  const operator = await verdictOn(app, operatorNo, password);
  if (operator === null) {
    const remaining = app.guard.remaining(operatorNo);
    journalRefusal(call, operatorNo, remaining);
    throw new AppError('sign-in-refused', { remaining, minutes: PAUSE_MINUTES });
  }
  app.guard.clear(operatorNo);
  return operator;
}

async function verdictOn(app: Application, operatorNo: string, password: string): Promise<Operator | null> {
  try {
    return await knownOperator(app, operatorNo, password);
  } catch (cause) {
    app.guard.takeBack(operatorNo);
    throw cause;
  }
}

async function knownOperator(app: Application, operatorNo: string, password: string): Promise<Operator | null> {
  if (app.desk === null && !(await unlockDesk(app, operatorNo, password))) return null;
  const { desk } = app;
  if (desk === null || !(await passwordMatches(desk.db, operatorNo, password))) return null;
  const operator = activeOperator(desk.db, operatorNo);
  if (operator !== null && desk.mode === 'live' && !hasOperatorSlot(desk.folder, operatorNo)) {
    await putOperatorSlot(desk.folder, desk.key, operatorNo, password, app.ports.randomness);
  }
  return operator;
}

/** Opens the database with the operator's slot. Two sign-ins at once open it once. */
async function unlockDesk(app: Application, operatorNo: string, password: string): Promise<boolean> {
  const { ports } = app;
  if (!keyFileExists(ports.dataDir)) throw new AppError('desk-missing', {});
  const key = await openOperatorSlot(ports.dataDir, operatorNo, password);
  if (key === null) return false;
  if (app.desk === null) {
    app.desk = openDesk(ports, key);
    app.emit({ kind: 'changed', topic: 'desk' });
    reconcileOperators(app);
    await renewOsSlot(app);
  }
  return true;
}

type Act = Parameters<typeof writeFor>[2];

/** The new session is not the caller's yet, so the act is journaled in its operator's name. */
function journalAs(call: Call, session: Session, act: Act): void {
  if (call.app.desk?.takeover() !== null) return; // no entry may follow before somebody has taken over
  const acting = { ...call, session };
  write(call.app.ports, deskOf(call), sceneOf(acting), null, act);
}

function journalClosing(call: Call, session: Session, reason: 'signed-out' | 'locked' | 'unlocked'): void {
  if (call.app.desk === null) return;
  journalAs(call, session, (transaction) =>
    transaction.append({
      type: 'session.closed/1',
      subject: session.operator.operatorNo,
      amounts: { reason },
      body: null,
    }),
  );
}

function journalRefusal(call: Call, operatorNo: string, remaining: number): void {
  if (call.app.desk?.takeover() !== null) return;
  const anonymous = { ...call, session: null };
  write(call.app.ports, call.app.desk, sceneOf(anonymous), null, (transaction) =>
    transaction.append({ type: 'session.refused/1', subject: 'sign-in', amounts: { remaining }, body: { operatorNo } }),
  );
}
