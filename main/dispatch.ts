/** Every call from every host ends here: find the method, check the door, parse, carry out, wrap (DESIGN §3.2). */
import { checkedInput } from '../shared/checked-input.ts';
import { contract, type Answer, type Failure, type MethodName, type Request } from '../shared/contract.ts';
import type { Method, MethodKind } from '../shared/contract/method.ts';
import { AppError, errorSentence } from '../shared/errors.ts';
import type { z } from 'zod';
import { sha256 } from './crypto.ts';
import { databaseError } from './database/database-error.ts';
import type { Application, Call } from './desk-app.ts';
import { checkAccess, checkNeeds, checkTakeover } from './door.ts';
import { handlers } from './handlers.ts';
import { canonical } from './journal/canonical.ts';
import { noteFault } from './note-fault.ts';
import type { SessionState } from './session/sessions.ts';
import { openShift } from './shift/store.ts';
import { nowOf } from './desk-app.ts';
import { lineOf } from './sync/line-state.ts';
import { answered, type RequestStamp } from './write.ts';

/** Answers one call; never throws. */
export async function dispatch(app: Application, request: Request): Promise<Answer> {
  try {
    return { ok: true, value: await carryOut(app, request) };
  } catch (cause) {
    return { ok: false, error: failureOf(app, request.method, cause) };
  }
}

async function carryOut(app: Application, request: Request): Promise<unknown> {
  const name = methodName(request.method);
  const method: Method<MethodKind, z.ZodType, z.ZodType> = contract[name];
  const call = enter(app, method, request);
  const input = checkedInput(method.input, request.input);
  const stamp = method.kind === 'command' ? stampOf(request, input) : null;
  const before = stamp === null || app.desk === null ? null : answered(app.desk.db, stamp);
  // A repeated request is answered before its needs are asked: the shift it ran in may be over.
  if (before !== null) return method.output.parse(before.answer);
  if (app.desk !== null) checkTakeover(name, method, app.desk.takeover());
  checkNeeds(method.needs, {
    shiftOpen: () => hasOpenShift(call),
    isShutOut: () => app.desk !== null && lineOf(app.desk.db).state === 'revoked',
    mode: app.desk?.mode ?? null,
  });
  // The parsed input is that of this very method; the union over all methods cannot say so.
  const handler = handlers[name] as (call: Call, input: unknown, stamp: RequestStamp | null) => unknown;
  const answer = method.output.parse(await handler(call, input, stamp));
  endStep(call, method, name);
  app.sync.wake();
  return answer;
}

/** A step is one act: its session ends with it. Opening one's shift may come before. */
function endStep({ app, session }: Call, { kind }: Method<MethodKind, z.ZodType, z.ZodType>, name: MethodName): void {
  if (session?.purpose === 'step' && kind !== 'query' && name !== 'shift.open') app.sessions.close(session);
}

/** The session of a call, checked against the method's access rule, and kept awake by a deed. */
function enter(app: Application, method: Method<MethodKind, z.ZodType, z.ZodType>, request: Request): Call {
  const now = app.ports.clock.now();
  const session = app.sessions.find(request.session, now);
  const state: SessionState = session === null ? 'none' : session.locked ? 'locked' : 'active';
  checkAccess(method.access, state, session?.operator ?? null);
  if (session !== null && state === 'active' && request.passive !== true) app.sessions.touch(session, now);
  return { app, session };
}

function methodName(method: string): MethodName {
  if (!Object.hasOwn(contract, method)) throw new AppError('method-unknown', { method: method.slice(0, 80) });
  // Just checked to be a key of the contract.
  return method as MethodName;
}

function stampOf(request: Request, input: unknown): RequestStamp {
  const { requestId } = request;
  if (requestId === undefined || !/^[0-9a-zA-Z-]{8,64}$/.test(requestId)) throw new AppError('request-id-missing', {});
  return { requestId, method: request.method, inputHash: sha256(canonical(withoutPasswords(input))) };
}

/** A plain hash of a password would be far easier to guess than its argon2id (DESIGN idea 11). */
function withoutPasswords(input: unknown): unknown {
  return JSON.parse(
    JSON.stringify(input, (key, value: unknown) => (key === 'password' || key === 'newPassword' ? undefined : value)),
  );
}

function hasOpenShift(call: Call): boolean {
  const { desk } = call.app;
  if (desk === null || call.session === null) return false;
  return openShift(desk.db, call.session.operator.operatorNo, nowOf(call).businessDay) !== null;
}

/** What the operator is told. Faults of ours get a reference. */
function failureOf(app: Application, method: string, cause: unknown): Failure {
  const known = databaseError(cause, app.ports.dataDir);
  if (known instanceof AppError) {
    return { code: known.code, message: errorSentence(known.code, known.details), details: known.details };
  }
  const reference = noteFault(app.ports, 'fault', known, { method: method.slice(0, 80) });
  return { code: 'fault', message: errorSentence('fault', { reference }), details: {}, reference };
}
