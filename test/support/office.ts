/** A person of the claims office who calls the centre as a browser does: with an origin, and a cookie that no script reads. */
import { hashPassword } from '../../central/office/password.ts';
import { putUser } from '../../central/office/users.ts';
import { transaction } from '../../central/database/pool.ts';
import type { Answer } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { fen } from '../../shared/money.ts';
import type { OfficeInput, OfficeMethodName, OfficeOutput } from '../../shared/office.ts';
import type { OfficeUser } from '../../shared/office/user.ts';
import type { TestCentral } from './central.ts';

export const OFFICE_PASSWORD = 'shenhe2022';

/** 复核 for the first two, 核赔 up to 50 000.00 a claim for the third. */
export const OFFICERS = {
  reviewer: officer('R101', '钱审核', ['reviewer']),
  second: officer('R102', '郑复核', ['reviewer']),
  decider: officer('D201', '卫核赔', ['decider']),
} as const;

function officer(userNo: string, name: string, roles: OfficeUser['roles']): OfficeUser {
  const authority = roles.includes('decider')
    ? { perClaim: fen(5_000_000), perDay: fen(20_000_000), until: localDate('2023-12-31') }
    : null;
  return { userNo, name, roles, authority, standing: 'active' };
}

/** Puts people into the office, all with the same password. */
export async function putOfficers(
  { pool, ports }: Pick<TestCentral, 'pool' | 'ports'>,
  users: readonly OfficeUser[] = Object.values(OFFICERS),
): Promise<void> {
  const phc = await hashPassword(OFFICE_PASSWORD, ports);
  await transaction(pool, async (db) => {
    for (const user of users) await putUser(db, ports, user, phc);
  });
}

export interface Browser {
  /** The whole answer of a call. */
  answer<M extends OfficeMethodName>(
    method: M,
    input: OfficeInput<M>,
    options?: CallOptions,
  ): Promise<Answer<OfficeOutput<M>>>;
  /** The value of a call; throws the sentence of a refusal. */
  call<M extends OfficeMethodName>(method: M, input: OfficeInput<M>, options?: CallOptions): Promise<OfficeOutput<M>>;
  signIn(userNo: string, password?: string): Promise<OfficeOutput<'session.signIn'>>;
  /** The `set-cookie` of the last answer that had one. */
  cookie(): string | null;
}

export interface CallOptions {
  readonly requestId?: string;
  readonly passive?: boolean;
  /** Other headers than a page of the centre sends. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser without cookies. */
export function openBrowser(url: string): Browser {
  let setCookie: string | null = null;
  let kept = '';
  const answer: Browser['answer'] = async (method, input, { headers = {}, ...options } = {}) => {
    const response = await fetch(`${url}/office/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie: kept, ...headers },
      body: JSON.stringify({ requestId: crypto.randomUUID(), ...options, input }),
    });
    setCookie = response.headers.get('set-cookie') ?? setCookie;
    kept = setCookie?.split(';')[0] ?? '';
    // The dispatcher parsed the output with this method's own schema.
    return (await response.json()) as never;
  };
  const call: Browser['call'] = async (method, input, options) => {
    const result = await answer(method, input, options);
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return {
    answer,
    call,
    signIn: (userNo, password = OFFICE_PASSWORD) => call('session.signIn', { userNo, password }),
    cookie: () => setCookie,
  };
}
