/** `npm run desk`: exit codes, one JSON line, and the same sentences as at the window. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { cast } from '../../main/demo/cast.ts';
import { rosterCsv, rosterLine } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { factsJsonSchema } from '../../main/hosts/cli/facts-schema.ts';
import { runCli } from '../support/cli.ts';
import { openDemoDesk, openTestDesk, type TestDesk, testPorts } from '../support/desk.ts';
import { ROOT } from '../support/tool.ts';

let folder: string;
let demo: TestDesk;
let live: TestDesk;

const ADMIN = { operatorNo: '9001', name: '陈样例', password: 'mima2022' };
const ENTER = { JOINT_DESK_PASSWORD: ADMIN.password };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  demo = await openDemoDesk();
  live = openTestDesk(testPorts());
  await live.call('desk.register', { deskCode: 'ZZ01', site: '样例服务站', zone: 'stand-alone', admin: ADMIN });
});
afterAll(async () => {
  await demo.dispose();
  await live.dispose();
  rmSync(folder, { recursive: true });
});

/** The demo desk's folder as it stands now, without its lock: touching that file here would free it. */
function copyOfDemo(name: string): string {
  const copy = join(folder, name);
  cpSync(demo.ports.dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('lock.db') });
  return copy;
}

test('verify proves a folder beside the running app, and its JSON is one line', async () => {
  const run = await runCli('desk.ts', ['verify', '--data', demo.ports.dataDir, '--json']);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, findings: [] });
  expect(run.stdout.trimEnd()).not.toContain('\n');
  expect(run.stderr).toContain('核对无误');
});

test('verify fails on a table that was changed behind the journal', async () => {
  const copy = copyOfDemo('doctored');
  const db = openDatabase(join(copy, 'main.db'), openDemoSlot(copy) ?? new Uint8Array(32), 'readwrite');
  db.execute("UPDATE operators SET name = '别人' WHERE operator_no = '1001'");
  db.close();
  const run = await runCli('desk.ts', ['verify', '--data', copy, '--json']);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, findings: [{ where: 'operators' }] });
});

test('a damaged file is reported, not opened', async () => {
  const copy = copyOfDemo('damaged');
  const main = join(copy, 'main.db');
  writeFileSync(main, readFileSync(main).fill(7, 0, 4096));
  appendFileSync(main, 'tail');
  const run = await runCli('desk.ts', ['verify', '--data', copy]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('数据库打不开');
});

test('a live folder asks who reads it, and opens for the right password and grant only', async () => {
  const data = ['--data', live.ports.dataDir];
  const nobody = await runCli('desk.ts', ['verify', ...data], ENTER);
  expect(nobody.stderr).toContain('--operator');
  const unknown = await runCli('desk.ts', ['verify', ...data, '--operator', '9001'], {
    JOINT_DESK_PASSWORD: 'falsch12',
  });
  expect(unknown.stderr).toContain('工号或密码不正确');
  const noTerminal = await runCli('desk.ts', ['verify', ...data, '--operator', '9001'], { JOINT_DESK_PASSWORD: '' });
  expect(noTerminal.stderr).toContain('JOINT_DESK_PASSWORD');
  const right = await runCli('desk.ts', ['verify', ...data, '--operator', '9001', '--json'], ENTER);
  expect([nobody.code, unknown.code, noTerminal.code, right.code]).toEqual([1, 1, 1, 0]);
  expect(JSON.parse(right.stdout)).toMatchObject({ ok: true });
});

test('a live operator without the grant is refused by the same door', async () => {
  const admin = await live.call('session.signIn', { operatorNo: '9001', password: ADMIN.password, purpose: 'session' });
  const clerk = {
    operatorNo: '1001',
    name: '周样例',
    side: 'hsa' as const,
    insurer: null,
    grants: ['clerk' as const],
    licenceNo: null,
  };
  await live.call('operators.add', { operator: clerk, password: 'mima2023' }, { session: admin.token });
  const run = await runCli('desk.ts', ['verify', '--data', live.ports.dataDir, '--operator', '1001'], {
    JOINT_DESK_PASSWORD: 'mima2023',
  });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('此操作需要下列权限之一：主管、系统管理、审计');
});

test('roster import builds the next version, lists refused rows, and waits for the window to be closed', async () => {
  const csv = join(folder, 'roster.csv');
  const [first] = cast;
  writeFileSync(
    csv,
    rosterCsv(cast.map(({ row }) => row)) + (first === undefined ? '' : rosterLine(first.row, { gend: '7' })),
  );
  const args = ['roster', 'import', csv, '--as-of', '2021-11-18', '--operator', '9001', '--json', '--data'];
  const busy = await runCli('desk.ts', [...args, demo.ports.dataDir]);
  expect(busy.code).toBe(1);
  expect(busy.stderr).toContain('正被另一个联办窗口程序使用');
  const run = await runCli('desk.ts', [...args, copyOfDemo('roster')]);
  expect({ code: run.code, stderr: run.stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('退回 1 行'),
  });
  expect(JSON.parse(run.stdout)).toMatchObject({ version: 2, people: cast.length, refused: [{ field: 'gend' }] });
});

test('settle folds the visits of one person and says why', async () => {
  const facts = join(folder, 'facts.json');
  writeFileSync(
    facts,
    JSON.stringify({ format: 1, visits: [{ sheet: WORKED_STAY, drugSum: { amount: '31200.00', source: 'entered' } }] }),
  );
  const args = ['settle', '--plan', 'zaozhuang-2022', '--facts', facts];
  const both = await runCli('desk.ts', [...args, '--samples', '--json']);
  expect(both.code).toBe(0);
  expect(JSON.parse(both.stdout)).toMatchObject({
    figures: [
      { healthStatus: 'healthy', payable: 1_852_500 },
      { healthStatus: 'preexisting', payable: 741_000 },
    ],
  });
  const signed = await runCli('desk.ts', [...args, '--json']);
  expect(JSON.parse(signed.stdout)).toMatchObject({ figures: [{ payable: null }, { payable: null }] });
});

test('packs are listed and settle by their id', async () => {
  const list = JSON.parse((await runCli('desk.ts', ['plans', 'list', '--json'])).stdout);
  expect(list.plans.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['zaozhuang-2022', 'huiqiong-2025', 'yantai-2023', 'huhuibao-2025']),
  );
  const published = JSON.parse(readFileSync('test/fixtures/published-cases.json', 'utf8'));
  const { plan, facts } = published.cases[0];
  const path = join(folder, 'published.json');
  writeFileSync(path, JSON.stringify(facts));
  const run = await runCli('desk.ts', ['settle', '--plan', plan, '--facts', path, '--json']);
  expect(JSON.parse(run.stdout)).toMatchObject({ plan: 'huiqiong-2024', figures: [{ payable: 6_886_000 }] });
});

test('settle answers a batch line by line, in order, and passes over what is wrong', async () => {
  const batch = join(folder, 'people.ndjson');
  const purchase = {
    format: 1,
    id: 'p1',
    insutype: '390',
    healthStatus: 'healthy',
    visits: [
      {
        purchase: {
          on: '2022-05-01',
          med_type: '21',
          drugs: [{ list: 'special', item: 'sample-special-01', name: '样例特药01号', amount: '26000.00' }],
        },
      },
    ],
  };
  const twice = { format: 1, visits: [{ sheet: WORKED_STAY }, { sheet: WORKED_STAY }] };
  const unknown = { ...purchase, member: { consecutiveYear: 2 } };
  writeFileSync(
    batch,
    [JSON.stringify(purchase), '', JSON.stringify(twice), 'not json', JSON.stringify(unknown)].join('\n'),
  );
  const run = await runCli('desk.ts', ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', batch]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('共 4 行，3 行有误');
  const answers = run.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(answers).toMatchObject([
    { line: 1, ok: true, id: 'p1', payable: 360_000 },
    { line: 3, ok: false, code: 'facts-settlement-twice', sentence: expect.stringContaining('“S1”在事实中出现两次') },
    { line: 4, ok: false, sentence: expect.stringContaining('第 4 行') },
    { line: 5, ok: false, id: 'p1', sentence: expect.stringContaining('不认识的项“consecutiveYear”') },
  ]);
});

test('settle takes a reversed bill out of the year: what the others are owed more or less are lines of their own', async () => {
  const facts = join(folder, 'reversed.json');
  const sheetOf = (id: string, more: object = {}) => ({ ...WORKED_STAY, setl_id: id, mdtrt_id: `M-${id}`, ...more });
  const drugSum = { amount: '0.00', source: 'entered' };
  const back = Object.fromEntries(
    Object.entries(WORKED_STAY).map(([field, value]) => [
      field,
      /^\d+\.\d\d$/.test(value) && value !== '0' ? `-${value}` : value,
    ]),
  );
  const reversal = { ...back, setl_id: 'S1-R', mdtrt_id: 'M-S1', init_setl_id: 'S1', refd_setl_flag: '1' };
  writeFileSync(
    facts,
    JSON.stringify({
      format: 1,
      healthStatus: 'healthy',
      visits: [
        { sheet: sheetOf('S1'), drugSum },
        { sheet: sheetOf('S2'), drugSum },
        { sheet: reversal, drugSum },
      ],
    }),
  );
  const run = await runCli('desk.ts', ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', facts, '--json']);
  const answer: unknown = JSON.parse(run.stdout);
  // Bill 1 ate the line (10 125.00); without it bill 2 eats it: 25 125.00 less 10 125.00 are to be recovered from bill 2.
  expect(answer).toMatchObject({
    figures: [
      {
        visits: [
          { payable: 1_012_500 },
          { payable: 2_512_500 },
          {
            payable: 0,
            adjustments: [
              { kind: 'recover', bill: { setl_id: 'S1' }, before: 1_012_500, now: 0, amount: 1_012_500 },
              { kind: 'recover', bill: { setl_id: 'S2' }, before: 2_512_500, now: 1_012_500, amount: 1_500_000 },
            ],
          },
        ],
      },
    ],
  });
  expect(run.stderr).toContain('拟追回 15,000.00 元');
});

test('settle takes corrected figures in the bill’s place, and refuses to correct what was not there', async () => {
  const facts = join(folder, 'corrected.json');
  const sheet = { ...WORKED_STAY, setl_id: 'S1', mdtrt_id: 'M-S1' };
  const drugSum = { amount: '31200.00', source: 'entered' };
  const paid = [{ payer: 'special-benefit', state: 'paid', amount: '1000.00' }];
  const none = [{ payer: 'special-benefit', state: 'none', amount: '0.00' }];
  const written = (corrects: string): string[] => {
    const visits = [
      { sheet, drugSum, otherPayers: none },
      { sheet, drugSum, otherPayers: paid, corrects },
    ];
    writeFileSync(facts, JSON.stringify({ format: 1, healthStatus: 'healthy', visits }));
    return ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', facts, '--json'];
  };
  const run = await runCli('desk.ts', written('S1'));
  // 1 000 less of in-scope cost, at 75 %.
  expect(JSON.parse(run.stdout)).toMatchObject({
    figures: [{ visits: [{ payable: 1_852_500 }, { payable: 0, adjustments: [{ kind: 'recover', amount: 75_000 }] }] }],
  });
  const unknown = await runCli('desk.ts', written('S9'));
  expect({ code: unknown.code, stderr: unknown.stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('“S9”不在它之前的就医中'),
  });
});

test('settle: what was determined decides, whatever the diagnoses; what was bought is not below 0', async () => {
  const diagnoses = [{ illness: '糖尿病', on: '2019-01-01' }];
  const member = { identities: [], firstCoverFrom: '2022-01-01' };
  const care = { settledByBasic: true, hospitalGrade: '3', hospitalKind: 'public', ward: 'ordinary' };
  const visits = [{ sheet: { ...WORKED_STAY, overlmt_selfpay: '0', fulamt_ownpay_amt: '42000.00' }, care }];
  const paidBy = async (name: string, more: object): Promise<unknown> => {
    const facts = join(folder, `${name}.json`);
    writeFileSync(facts, JSON.stringify({ format: 1, visits, ...more }));
    const run = await runCli('desk.ts', ['settle', '--plan', 'anyang-2022', '--facts', facts, '--json']);
    if (run.code !== 0) return run.stderr;
    const answer = JSON.parse(run.stdout) as { figures: [{ visits: [{ lines: { ratio: number | null }[] }] }] }; // its own JSON line
    return answer.figures[0].visits[0].lines[0]?.ratio;
  };
  const determined = (status: string) => ({ health: { determined: status } });
  expect(await paidBy('ill', { healthStatus: 'healthy', member: { ...member, diagnoses } })).toBe(4000);
  expect(await paidBy('ill-determined', { ...determined('healthy'), member: { ...member, diagnoses } })).toBe(8000);
  expect(await paidBy('well-determined', { ...determined('preexisting'), member: { ...member, diagnoses: [] } })).toBe(
    4000,
  );
  const drugs = [{ list: 'domestic', item: 'opdivo', name: '欧狄沃', amount: '-50000.00' }];
  const given = { insutype: '390', healthStatus: 'healthy', visits: [{ purchase: { on: '2022-05-01', drugs } }] };
  expect(await paidBy('given-back', given)).toContain('“-50000.00”应为不小于 0');
});

test('settle ends quietly when nobody reads on, and compares no batch', async () => {
  const facts = join(folder, 'many.ndjson');
  writeFileSync(facts, `${JSON.stringify({ format: 1, visits: [{ sheet: WORKED_STAY }] })}\n`.repeat(2000));
  const args = ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', facts];
  const child = spawn(process.execPath, ['main/hosts/cli/desk.ts', ...args], { cwd: ROOT });
  let remarks = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (remarks += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code, signal]: unknown[] = await once(child, 'close');
  expect({ code, signal, remarks }).toEqual({ code: 0, signal: null, remarks: '' });
  const both = await runCli('desk.ts', [...args, '--compare', 'anyang-2022']);
  expect({ code: both.code, stdout: both.stdout }).toEqual({ code: 2, stdout: '' });
  expect(both.stderr).toContain('--compare 只用于一个人的事实文件');
});

test('settle --out keeps what was there until the new answers are whole', async () => {
  const out = join(folder, 'answers.ndjson');
  writeFileSync(out, 'kept\n');
  const args = ['settle', '--plan', 'zaozhuang-2022', '--samples'];
  const missing = await runCli('desk.ts', [...args, '--facts', join(folder, 'nowhere.ndjson'), '--out', out]);
  expect(missing.code).toBe(1);
  expect(readFileSync(out, 'utf8')).toBe('kept\n');
  const same = await runCli('desk.ts', [...args, '--facts', out, '--out', out]);
  expect(same.stderr).toContain('同一个文件');
  expect(readFileSync(out, 'utf8')).toBe('kept\n');
  const nowhere = await runCli('desk.ts', [...args, '--facts', out, '--out', join(folder, 'none', 'x.ndjson')]);
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('写不进去') });
  const facts = join(folder, 'one.ndjson');
  writeFileSync(facts, `${JSON.stringify({ format: 1, visits: [{ sheet: WORKED_STAY }] })}\n`);
  expect((await runCli('desk.ts', [...args, '--facts', facts, '--out', out])).code).toBe(0);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ line: 1, ok: true });
});

test('settle says what the same visits come to by another plan', async () => {
  const facts = join(folder, 'compared.json');
  const visits = [{ sheet: WORKED_STAY, drugSum: { amount: '31200.00', source: 'entered' } }];
  writeFileSync(facts, JSON.stringify({ format: 1, healthStatus: 'healthy', visits }));
  const args = ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', facts, '--compare', 'anyang-2022'];
  const run = await runCli('desk.ts', [...args, '--json']);
  expect(JSON.parse(run.stdout)).toMatchObject({
    payable: 1_852_500,
    compared: [{ plan: 'anyang-2022', figures: [{ healthStatus: 'healthy', payable: null }] }],
  });
  expect(run.stderr).toContain('另按安阳普惠健康保');
  expect(run.stderr).toContain('缺“人员身份');
});

test.each([
  ['decided', { visits: [{ sheet: 'W', decided: [{ liability: 'nope', amount: '1.00' }] }] }, 'decided 中已核定金额'],
  [
    'prior',
    { prior: { borne: '1.00', liabilities: [{ liability: 'nope', counted: '1.00', lineUsed: '1.00', paid: '0.00' }] } },
    'prior 中此前累计',
  ],
  ['parts', { visits: [{ sheet: 'W', care: { parts: [{ part: 'nope', amount: '1.00' }] } }] }, '费用拆分“nope”'],
])('settle refuses %s under an id the plan does not have', async (name, more, sentence) => {
  const facts = join(folder, `unknown-${name}.json`);
  const file = { format: 1, healthStatus: 'healthy', visits: [{ sheet: 'W' }], ...more };
  writeFileSync(facts, JSON.stringify(file).replaceAll('"W"', JSON.stringify(WORKED_STAY)));
  const run = await runCli('desk.ts', ['settle', '--plan', 'zaozhuang-2022', '--samples', '--facts', facts]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(sentence);
});

test('settle goes on from the state it printed, and from sums of the year', async () => {
  const file = (name: string, facts: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ format: 1, healthStatus: 'healthy', ...facts }));
    return path;
  };
  const settled = async (facts: string): Promise<{ payable: number; figures: [{ state: unknown }] }> => {
    const run = await runCli('desk.ts', [
      'settle',
      '--plan',
      'zaozhuang-2022',
      '--samples',
      '--json',
      '--facts',
      facts,
    ]);
    return JSON.parse(run.stdout) as { payable: number; figures: [{ state: unknown }] }; // its own JSON line
  };
  const first = { sheet: WORKED_STAY, drugSum: { amount: '0.00', source: 'entered' } };
  const second = { ...first, sheet: { ...WORKED_STAY, setl_id: 'S2' } };
  const both = await settled(file('both.json', { visits: [first, second] }));
  const one = await settled(file('one.json', { visits: [first] }));
  const next = await settled(file('next.json', { visits: [second], prior: { state: one.figures[0].state } }));
  expect(one.payable + next.payable).toBe(both.payable);
  const liabilities = [{ liability: 'in-policy', counted: '33500.00', lineUsed: '20000.00', paid: '10125.00' }];
  const summed = await settled(file('sums.json', { visits: [second], prior: { borne: '83500.00', liabilities } }));
  expect(summed.payable).toBe(next.payable);
});

test('docs/facts.schema.json is the schema of the facts file', () => {
  expect(JSON.parse(readFileSync('docs/facts.schema.json', 'utf8'))).toEqual(factsJsonSchema());
});

test('settle refuses a sheet that does not add up, with both sides', async () => {
  const facts = join(folder, 'wrong.json');
  writeFileSync(
    facts,
    JSON.stringify({ format: 1, visits: [{ sheet: { ...WORKED_STAY, medfee_sumamt: '160000.01' } }] }),
  );
  const run = await runCli('desk.ts', ['settle', '--plan', 'zaozhuang-2022', '--facts', facts]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('160,000.01');
  expect(run.stderr).toContain('相差 0.01 元');
});

test('plans check names what is unset and the path of a mistake', async () => {
  const good = await runCli('desk.ts', ['plans', 'check', 'shared/plans/ganzhou.json', '--json']);
  expect(good.code).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ plan: 'ganzhou', samples: [] });
  expect(good.stderr).toContain('保费');
  const wrong = join(folder, 'plan.json');
  writeFileSync(wrong, readFileSync('shared/plans/ganzhou.json', 'utf8').replace('"360700"', '"36070"'));
  const bad = await runCli('desk.ts', ['plans', 'check', wrong]);
  expect({ code: bad.code, stderr: bad.stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('region.admdvs'),
  });
});

test('plans check refuses two plans of one product that are in force on the same day', async () => {
  const second = join(folder, 'second.json');
  const text = readFileSync('shared/plans/zaozhuang-2022.json', 'utf8').replace(
    '"zaozhuang-2022"',
    '"zaozhuang-b-2022"',
  );
  writeFileSync(second, text);
  const run = await runCli('desk.ts', ['plans', 'check', 'shared/plans/zaozhuang-2022.json', second]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('zaozhuang-2022 和 zaozhuang-b-2022 属于同一产品，2022-01-01 至 2022-12-31 同时有效');
  const apart = await runCli('desk.ts', ['plans', 'check', 'shared/plans/ganzhou.json', second, '--json']);
  expect(JSON.parse(apart.stdout)).toMatchObject({ plans: [{ plan: 'ganzhou' }, { plan: 'zaozhuang-b-2022' }] });
});

test('what it does not know it says, with the list and code 2', async () => {
  const unknown = await runCli('desk.ts', ['verfy']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('没有“verfy”这个命令');
  expect(unknown.stderr).toContain('roster import');
  const option = await runCli('desk.ts', ['status', '--dta', 'x']);
  expect(option.code).toBe(2);
  const missing = await runCli('desk.ts', ['verify', '--data', join(folder, 'nowhere')]);
  expect({ code: missing.code, stderr: missing.stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('nowhere'),
  });
});

test('every command has help and status tells new, demo and live folders apart', async () => {
  for (const words of [
    ['verify'],
    ['roster', 'import'],
    ['plans', 'check'],
    ['plans', 'list'],
    ['settle'],
    ['estimate'],
    ['status'],
  ]) {
    const run = await runCli('desk.ts', [...words, '--help']);
    expect({ code: run.code, stdout: run.stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`npm run desk -- ${words.join(' ')}`),
    });
  }
  const stages: unknown[] = [];
  for (const data of [join(folder, 'nowhere'), demo.ports.dataDir, live.ports.dataDir]) {
    const run = await runCli('desk.ts', ['status', '--data', data, '--json']);
    stages.push((JSON.parse(run.stdout) as { stage: string }).stage); // its own JSON line
  }
  expect(stages).toEqual(['new', 'open', 'locked']);
});

const WORKED_STAY = {
  insutype: '390',
  mdtrt_id: 'M1',
  setl_id: 'S1',
  setl_time: '2022-06-20 10:12:00',
  begndate: '2022-06-01',
  enddate: '2022-06-20',
  med_type: '21',
  fixmedins_name: '样例市第一人民医院',
  medfee_sumamt: '160000.00',
  fulamt_ownpay_amt: '40000.00',
  overlmt_selfpay: '2000.00',
  preselfpay_amt: '8000.00',
  inscp_scp_amt: '110000.00',
  hifp_pay: '62000.00',
  cvlserv_pay: '0',
  hifes_pay: '0',
  hifmi_pay: '14500.00',
  hifob_pay: '0',
  maf_pay: '0',
  oth_pay: '0',
  fund_pay_sumamt: '76500.00',
  psn_part_amt: '83500.00',
  hosp_part_amt: '0',
  acct_pay: '0',
  psn_cash_pay: '83500.00',
};
