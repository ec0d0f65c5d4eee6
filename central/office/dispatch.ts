/** Every call of the office page ends here: find the method, check the door, parse, carry out, wrap. */
import { checkedInput } from '../../shared/checked-input.ts';
import type { Answer, Failure } from '../../shared/contract.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { traceOf } from '../../shared/fault-trace.ts';
import { OFFICE_ROLE_NAMES, type OfficeUser } from '../../shared/office/user.ts';
import { type OfficeAccess, type OfficeMethodName, officeMethods, officeRequestSchema } from '../../shared/office.ts';
import { inChinese } from '../../shared/schema-words.ts';
import type { Desk } from './act.ts';
import { type CommandName, officeCommands, officeQueries, type Visit } from './handlers.ts';
import type { Caller, Office } from './office.ts';
import { once } from './once.ts';
import { findSession, type OfficeSession } from './session.ts';

/** Answers one call; never throws. */
export async function dispatch(office: Office, caller: Caller, method: string, body: unknown): Promise<Answer> {
  try {
    return { ok: true, value: await carryOut(office, caller, method, body) };
  } catch (cause) {
    return { ok: false, error: failureOf(office, method, cause) };
  }
}

async function carryOut(office: Office, caller: Caller, methodName: string, body: unknown): Promise<unknown> {
  const name = known(methodName);
  const { access, input: inputSchema, output } = officeMethods[name];
  const request = parseRequest(body);
  const session = await findSession(office.pool, office.ports, caller.token, request.passive !== true);
  requireAccess(access, session);
  const input = checkedInput(inputSchema, request.input);
  return output.parse(await act(office, caller, session, { name, input, requestId: request.requestId }));
}

interface Act {
  readonly name: OfficeMethodName;
  readonly input: unknown;
  readonly requestId: string | undefined;
}

function act(office: Office, caller: Caller, session: OfficeSession | null, { name, input, requestId }: Act) {
  if (!isCommand(name)) {
    // The parsed input is that of this very method; the union over all methods cannot say so.
    const query = officeQueries[name] as (visit: Visit, input: unknown) => Promise<unknown>;
    return query({ ...office, caller, session }, input);
  }
  const user = requireUser(session);
  if (requestId === undefined) throw new AppError('request-id-missing', {});
  // As above.
  const command = officeCommands[name] as (desk: Desk, input: unknown) => Promise<unknown>;
  const stamp = { requestId, userNo: user.userNo, method: name, input };
  return once(office, stamp, (db) => command({ ...office, db, user }, input));
}

function isCommand(name: OfficeMethodName): name is CommandName {
  return Object.hasOwn(officeCommands, name);
}

function known(method: string): OfficeMethodName {
  if (!Object.hasOwn(officeMethods, method)) throw new AppError('method-unknown', { method: method.slice(0, 80) });
  // Just checked to be a key of the contract.
  return method as OfficeMethodName;
}

function parseRequest(body: unknown) {
  const parsed = officeRequestSchema.safeParse(body, { error: inChinese });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('office-malformed', { problem: issue === undefined ? '内容不符' : issue.message });
}

function requireAccess(access: OfficeAccess, session: OfficeSession | null): void {
  if (access === 'anyone') return;
  const { roles } = requireUser(session);
  if (access === 'user' || roles.includes(access)) return;
  throw new AppError('office-role-refused', { needed: OFFICE_ROLE_NAMES[access] });
}

function requireUser(session: OfficeSession | null): OfficeUser {
  if (session === null) throw new AppError('office-session-required', {});
  return session.user;
}

/** Faults of ours get a reference; their cause goes to the log without its message, which may hold personal data. */
function failureOf({ ports }: Office, method: string, cause: unknown): Failure {
  if (cause instanceof AppError) {
    const { code, details } = cause;
    return { code, message: errorSentence(code, details), details };
  }
  const reference = Buffer.from(ports.randomness.bytes(4)).toString('hex').toUpperCase();
  ports.log.error('office-fault', { reference, method: method.slice(0, 80), ...traceOf(cause) });
  return { code: 'fault', message: errorSentence('fault', { reference }), details: {}, reference };
}
