/** The one door: which calls of the contract a session may make (counter rule 2). Pure, so that the matrix test can walk it. */
import type { MethodName } from '../shared/contract.ts';
import type { Access, MethodKind, Need } from '../shared/contract/method.ts';
import { GRANT_NAMES, type Mode, type Operator, SIDE_NAMES } from '../shared/desk.ts';
import { AppError } from '../shared/errors.ts';
import type { TakeoverCause } from '../shared/takeover.ts';
import type { SessionState } from './session/sessions.ts';

/** Throws the named refusal unless the access rule lets this operator in. */
export function checkAccess(access: Access, state: SessionState, operator: Operator | null): void {
  if (access.who === 'anyone') return;
  if (state === 'none' || operator === null) throw new AppError('session-required', {});
  if (state === 'locked') throw new AppError('session-locked', {});
  if (!access.sides.includes(operator.side)) {
    const allowed = access.sides.map((side) => SIDE_NAMES[side]).join('、');
    throw new AppError('side-refused', { side: SIDE_NAMES[operator.side], allowed });
  }
  if (!access.grants.some((grant) => operator.grants.includes(grant))) {
    throw new AppError('grant-refused', { needed: access.grants.map((grant) => GRANT_NAMES[grant]).join('、') });
  }
}

/** Signing in must be possible, or nobody could take over; its traces begin with the new epoch. */
const FREE_BEFORE_TAKEOVER: readonly MethodName[] = [
  'session.signIn',
  'session.lock',
  'session.unlock',
  'session.signOut',
  'desk.takeOver',
];

/**
 * Before somebody has taken over, no entry may follow the last one: the real continuation may be elsewhere (DESIGN §7). What
 * writes none may be read; whoever looks at a person leaves an entry, and waits.
 */
export function checkTakeover(
  name: MethodName,
  { kind, journals }: { readonly kind: MethodKind; readonly journals: readonly string[] },
  cause: TakeoverCause | null,
): void {
  const isReading = kind !== 'command' && journals.length === 0;
  if (cause === null || isReading || FREE_BEFORE_TAKEOVER.includes(name)) return;
  throw new AppError('takeover-needed', { cause });
}

/** Throws unless everything a method needs beyond access is there. */
export function checkNeeds(
  needs: readonly Need[],
  facts: {
    readonly shiftOpen: () => boolean;
    /** The centre has shut this desk out: it may look, and do no new business. */
    readonly isShutOut: () => boolean;
    readonly mode: Mode | null;
  },
): void {
  if (needs.includes('demo') && facts.mode !== 'demo') throw new AppError('demo-only', {});
  if (needs.includes('standing') && facts.isShutOut()) throw new AppError('desk-revoked', {});
  if (needs.includes('shift') && !facts.shiftOpen()) throw new AppError('shift-required', {});
}
