/** Who may do what: every method × side × grant × session state, through the real dispatcher of a real desk (counter rule 2). */
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type MethodName } from '../../shared/contract.ts';
import { GRANT_NAMES, type Grant, GRANTS, type Operator, type Side, SIDE_NAMES, SIDES } from '../../shared/desk.ts';
import { openDemoDesk, type TestClock, type TestDesk, testClock, testPorts } from '../support/desk.ts';
import { behind } from '../support/spine.ts';

const methods = Object.keys(contract) as MethodName[]; // the contract's own keys
const READS: readonly MethodName[] = methods.filter((name) => contract[name].kind !== 'command');

interface Actor {
  readonly label: string;
  readonly side: Side;
  readonly grants: readonly Grant[];
}

const single: readonly Actor[] = SIDES.flatMap((side) =>
  GRANTS.map((grant) => ({ label: `${side}/${grant}`, side, grants: [grant] })),
);
const actors: readonly Actor[] = [
  ...single,
  ...SIDES.map((side) => ({ label: `${side}/none`, side, grants: [] })),
  ...SIDES.map((side) => ({ label: `${side}/all`, side, grants: GRANTS })),
];

const clock: TestClock = testClock();
let desk: TestDesk;
/** What the door answered: 'allowed' or the code of the refusal, by state, actor and method. */
const answers = new Map<string, string>();
const answerOf = (state: string, label: string, method: MethodName): string =>
  answers.get(`${state} ${label} ${method}`) ?? 'not asked';
const isAllowed = (label: string, method: MethodName): boolean => answerOf('active', label, method) === 'allowed';

/** No method takes this input, so a call that passes the door stops at 'input-invalid' and does nothing. */
async function ask(method: MethodName, session?: string): Promise<string> {
  const token = session === undefined ? {} : { session };
  const answer = await desk.app.dispatch({
    method,
    input: { nothingOfTheSort: 1 },
    requestId: 'door-matrix',
    ...token,
  });
  if (answer.ok) throw new Error(`${method} took an input it should not know`);
  return answer.error.code === 'input-invalid' ? 'allowed' : answer.error.code;
}

async function askAll(state: string, label: string, session?: string): Promise<void> {
  for (const method of methods) answers.set(`${state} ${label} ${method}`, await ask(method, session));
}

/** Signs an operator of exactly these grants in; what `operators.add` would refuse is written behind the program's back. */
async function hire(admin: string, actor: Actor, index: number): Promise<string> {
  const operatorNo = `M-${index}`;
  const insurer = actor.side === 'insurer' ? '样例保险公司' : null;
  const operator: Operator = { operatorNo, name: '样例人员', side: actor.side, insurer, grants: [], licenceNo: null };
  await desk.call('operators.add', { operator, password: 'tiyan2022' }, { session: admin });
  behind(desk, (db) =>
    db.transaction((w) =>
      w.run('UPDATE operators SET grants = ? WHERE operator_no = ?', JSON.stringify(actor.grants), operatorNo),
    ),
  );
  return desk.signIn(operatorNo);
}

beforeAll(async () => {
  desk = await openDemoDesk(testPorts({ clock }));
  const admin = await desk.signIn('9001');
  const tokens = await Promise.all(actors.map((actor, index) => hire(admin, actor, index)));
  await askAll('none', 'nobody');
  for (const [index, { label }] of actors.entries()) await askAll('active', label, tokens[index]);
  clock.advance(11);
  for (const [index, { label }] of actors.entries()) await askAll('locked', label, tokens[index]);
});
afterAll(() => desk.dispose());

test('every call is let in or refused by name; the door answers nothing else', () => {
  expect(new Set(answers.values())).toEqual(
    new Set(['allowed', 'session-required', 'session-locked', 'side-refused', 'grant-refused']),
  );
  expect(answers.size).toBe(methods.length * (1 + 2 * actors.length));
});

test('what the door does is what the contract declares', () => {
  const wrong = actors.flatMap(({ label, side, grants }) =>
    methods.filter((method) => {
      const { access } = contract[method];
      const expected =
        access.who === 'anyone' ||
        (access.sides.includes(side) && grants.some((grant) => access.grants.includes(grant)));
      return expected !== isAllowed(label, method);
    }),
  );
  expect(wrong).toEqual([]);
});

test('without a session, or with a locked one, only what is open to everyone is answered', () => {
  const open: readonly MethodName[] = [
    'desk.status',
    'desk.createDemo',
    'desk.register',
    'session.signIn',
    'session.current',
    'session.unlock',
    'session.signOut',
  ];
  expect(methods.filter((method) => answerOf('none', 'nobody', method) === 'allowed').toSorted()).toEqual(
    open.toSorted(),
  );
  for (const { label } of actors) {
    const answered = methods.filter((method) => answerOf('locked', label, method) === 'allowed');
    expect([label, answered.toSorted()]).toEqual([label, open.toSorted()]);
  }
  expect(new Set(methods.map((method) => answerOf('none', 'nobody', method)))).toEqual(
    new Set(['allowed', 'session-required']),
  );
});

test('an operator with no grant, the default, may do nothing at all', () => {
  for (const side of SIDES) {
    const allowed = methods.filter((method) => isAllowed(`${side}/none`, method));
    expect(allowed).toEqual(methods.filter((method) => contract[method].access.who === 'anyone'));
  }
});

describe('the sensitive rules, written down by hand', () => {
  /** Exactly who may, and nobody else. */
  const exactly: Readonly<Partial<Record<MethodName, readonly string[]>>> = {
    'enrollment.propose': ['insurer/clerk'],
    'payments.collect': ['insurer/cashier'],
    'payments.importDeductions': ['insurer/clerk'],
    'payments.retender': ['insurer/clerk'],
    'claims.open': ['insurer/clerk'],
    'claims.amend': ['insurer/clerk'],
    'claims.try': ['insurer/clerk', 'insurer/reviewer'],
    'claims.determine': ['insurer/reviewer'],
    'claims.review': ['insurer/reviewer'],
    'claims.withdraw': ['insurer/clerk'],
    'claims.decide': ['insurer/decider'],
    'shift.open': ['insurer/clerk', 'insurer/cashier'],
    'operators.add': ['hsa/admin', 'insurer/admin'],
    'journal.erase': ['insurer/supervisor'],
    'roster.import': ['hsa/admin', 'hsa/supervisor', 'insurer/admin', 'insurer/supervisor'],
    'sync.join': ['hsa/admin', 'insurer/admin'],
    'sync.acceptRoster': ['hsa/admin', 'insurer/admin'],
    'sync.handle': ['hsa/supervisor', 'insurer/supervisor'],
  };
  test.each(Object.entries(exactly))('%s is for %j only', (method, labels) => {
    // The keys above are methods: the record's type says so, Object.entries forgets it.
    const allowed = single.filter(({ label }) => isAllowed(label, method as MethodName)).map(({ label }) => label);
    expect(allowed.toSorted()).toEqual([...labels].toSorted());
  });

  const ofMoneyAndContracts = methods.filter((name) => /^(payments|claims|policies|papers|shift\.open)/.test(name));
  test('the 医保 side never sells, never takes money, never sees contracts, whatever its grants', () => {
    const refused: readonly MethodName[] = ['enrollment.propose', ...ofMoneyAndContracts];
    expect(refused.filter((method) => method !== 'shift.current' && isAllowed('hsa/all', method))).toEqual([]);
    expect(answerOf('active', 'hsa/all', 'payments.collect')).toBe('side-refused');
  });
  test('an auditor only reads: no command but their own password, on either side, and no import', () => {
    for (const side of SIDES) {
      const allowed = methods.filter((method) => isAllowed(`${side}/auditor`, method));
      const acts = allowed.filter((method) => !READS.includes(method) && contract[method].access.who !== 'anyone');
      expect(acts).toEqual(['session.changePassword']);
      expect(allowed).not.toContain('roster.import');
      expect(allowed).toContain('journal.verify');
    }
  });
  test('the 系统管理 keeps operators and roster, and neither sells, collects, tries nor opens papers', () => {
    for (const side of SIDES) {
      const forbidden: readonly MethodName[] = ['enrollment.propose', 'enrollment.check', 'journal.erase'];
      const touched = [...forbidden, ...ofMoneyAndContracts].filter((method) => isAllowed(`${side}/admin`, method));
      expect(touched.filter((method) => method !== 'shift.current')).toEqual([]);
    }
  });
  test('a cashier sells nothing and a clerk collects nothing', () => {
    expect(answerOf('active', 'insurer/cashier', 'enrollment.propose')).toBe('grant-refused');
    expect(answerOf('active', 'insurer/clerk', 'payments.collect')).toBe('grant-refused');
  });
});

test('docs/access-matrix.md shows what the door does (after a wanted change: vitest run --update)', async () => {
  const text = await format(matrixPage(), { parser: 'markdown', printWidth: 120 });
  await expect(text).toMatchFileSnapshot('../../docs/access-matrix.md');
});

function matrixPage(): string {
  const columns = single.map(({ side, grants: [grant] }) => {
    const name = grant === undefined ? '' : GRANT_NAMES[grant];
    return `${SIDE_NAMES[side].replace('侧', '')} ${name}`;
  });
  const rows = methods.map((method) => {
    const { kind, needs, access } = contract[method];
    const cells = single.map(({ label }) => (isAllowed(label, method) ? '●' : ''));
    const signedIn = access.who === 'anyone' ? '' : '●';
    return `| \`${method}\` | ${kind} | ${signedIn} | ${needs.join(', ')} | ${cells.join(' | ')} |`;
  });
  const head = ['method', 'kind', 'signed in', 'needs', ...columns];
  return [
    '# Who may do what',
    '',
    'Written by `test/integration/door-matrix.test.ts` from what the real dispatcher answers; never edited by hand.',
    '● under a side and grant: an operator with that one grant is let in. `signed in` ●: refused without a session and',
    'while it is locked. `needs`: an open shift of today (shift), a desk the centre has not shut',
    'out (standing), 体验模式 (demo). Who sold a policy never takes its cash, whatever the grants (counter rule 2).',
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}
