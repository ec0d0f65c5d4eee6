/** Who is signed in: tokens live in memory only, lock after idleness, and die with the program. */
import type { Instant } from '../../shared/dates.ts';
import type { Operator } from '../../shared/desk.ts';

/** Minutes without a deed before a session locks. The standard fixes no number (STANDARDS §6.2 [U]): shown at sign-in. */
export const IDLE_MINUTES = 10;

/** `step`: a second person's single act beside the first session (DESIGN §5). */
export type SessionPurpose = 'session' | 'step';

export interface Session {
  readonly token: string;
  readonly operator: Operator;
  readonly purpose: SessionPurpose;
  readonly lastDeedAt: Instant;
  readonly locked: boolean;
}

export type SessionState = 'none' | 'active' | 'locked';

export interface Sessions {
  open(token: string, operator: Operator, purpose: SessionPurpose, now: Instant): Session;
  /** The session of a token, locked if it has been idle too long; null when there is none. */
  find(token: string | undefined, now: Instant): Session | null;
  /** Whether a token still belongs to somebody signed in, locked or not. */
  has(token: string): boolean;
  /** A deed keeps the session awake. */
  touch(session: Session, now: Instant): void;
  setLocked(session: Session, locked: boolean, now: Instant): void;
  close(session: Session): void;
  /** Ends every session whose operator is no longer what it was signed in as; answers whose. */
  closeChanged(now: (operatorNo: string) => Operator | null): readonly string[];
  /** Ends every session of an operator, except `but`. */
  closeAllOf(operatorNo: string, but: Session | null): void;
}

/** An empty set of sessions. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  const store = (session: Session): Session => {
    sessions.set(session.token, session);
    return session;
  };
  /** A session that was closed meanwhile stays closed. */
  const change = (session: Session, changes: Partial<Session>): void => {
    const current = sessions.get(session.token);
    if (current !== undefined) store({ ...current, ...changes });
  };
  return {
    open: (token, operator, purpose, now) => store({ token, operator, purpose, lastDeedAt: now, locked: false }),
    find: (token, now) => {
      const session = token === undefined ? undefined : sessions.get(token);
      if (session === undefined) return null;
      return !session.locked && isIdle(session, now) ? store({ ...session, locked: true }) : session;
    },
    has: (token) => sessions.has(token),
    touch: (session, now) => change(session, { lastDeedAt: now }),
    setLocked: (session, locked, now) => change(session, { locked, lastDeedAt: now }),
    close: (session) => void sessions.delete(session.token),
    closeChanged: (now) => {
      const changed = [...sessions.values()].filter(
        ({ operator }) => JSON.stringify(now(operator.operatorNo)) !== JSON.stringify(operator),
      );
      for (const { token } of changed) sessions.delete(token);
      return changed.map(({ operator }) => operator.operatorNo);
    },
    closeAllOf: (operatorNo, but) => {
      for (const session of sessions.values()) {
        if (session.operator.operatorNo === operatorNo && session.token !== but?.token) sessions.delete(session.token);
      }
    },
  };
}

function isIdle(session: Session, now: Instant): boolean {
  return now - session.lastDeedAt > IDLE_MINUTES * 60_000;
}
