/** Which function answers which method of the office page. */
import { businessDayAt } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { OfficeMethodName, OfficeOutput, OfficeParsed } from '../../shared/office.ts';
import type { Desk } from './act.ts';
import { showClaim } from './claim.ts';
import { decideClaim } from './decide.ts';
import { determine } from './determine.ts';
import type { Caller, Office } from './office.ts';
import { listQueue } from './queue.ts';
import { review } from './review.ts';
import { changePassword, IDLE_MINUTES, type OfficeSession, signIn, signOut } from './session.ts';

/** What a query works with; methods that need somebody signed in have been checked at the door. */
export interface Visit extends Office {
  readonly caller: Caller;
  readonly session: OfficeSession | null;
}

export type CommandName = 'claim.determine' | 'claim.review' | 'claim.decide';
type QueryName = Exclude<OfficeMethodName, CommandName>;
type Query<M extends QueryName> = (visit: Visit, input: OfficeParsed<M>) => Promise<OfficeOutput<M>>;
type Command<M extends CommandName> = (desk: Desk, input: OfficeParsed<M>) => Promise<OfficeOutput<M>>;

export const officeCommands: { readonly [M in CommandName]: Command<M> } = {
  'claim.determine': determine,
  'claim.review': review,
  'claim.decide': decideClaim,
};

export const officeQueries: { readonly [M in QueryName]: Query<M> } = {
  'office.status': async ({ pool, ports, session }) => {
    const { rows } = await pool.query<{ name: string; mode: 'demo' | 'live' }>('SELECT name, mode FROM centre');
    const [centre] = rows;
    if (centre === undefined) throw new Error('the centre has not been made yet');
    const today = businessDayAt(ports.clock.now());
    return { centreName: centre.name, mode: centre.mode, today, session: session === null ? null : sessionOf(session) };
  },
  'session.signIn': async ({ pool, ports, caller }, input) => {
    const { token, user } = await signIn(pool, ports, { ...input, address: caller.address });
    caller.setToken(token);
    return { user, idleMinutes: IDLE_MINUTES };
  },
  'session.signOut': async ({ pool, caller }) => {
    await signOut(pool, caller.token);
    caller.setToken(null);
    return {};
  },
  'session.changePassword': async (visit, input) => {
    const { pool, ports, caller } = visit;
    await changePassword(pool, ports, requireSession(visit), { ...input, address: caller.address });
    return {};
  },
  'queue.list': (visit, { stage }) => listQueue(visit, stage),
  'claim.open': (visit, { claimId }) => showClaim(visit, requireSession(visit).user, claimId, null),
  'claim.reveal': (visit, { claimId, reason }) => showClaim(visit, requireSession(visit).user, claimId, reason),
};

function sessionOf({ user }: OfficeSession) {
  return { user, idleMinutes: IDLE_MINUTES };
}

/** The door has let in nobody else; the type does not know. */
function requireSession({ session }: Visit): OfficeSession {
  if (session === null) throw new AppError('office-session-required', {});
  return session;
}
