/** `npm run desk -- estimate`: a 参考测算 from files, and its way into `settle`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'joint desk '));
afterAll(() => rmSync(folder, { recursive: true }));

const STAY = {
  hospitalGrade: '3',
  area: 'local',
  begndate: '2022-06-01',
  enddate: '2022-06-20',
  medfee_sumamt: '160000.00',
  inscp_scp_amt: '110000.00',
  fulamt_ownpay_amt: '40000.00',
  overlmt_selfpay: '2000.00',
  preselfpay_amt: '8000.00',
};

function factsFile(name: string, facts: object): string {
  return file(name, { format: 1, insutype: '390', stays: [STAY], ...facts });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** The shipped pack as a file, the 大病 line of residents unset. */
function packWithoutLine(): string {
  const text = readFileSync('shared/region/packs/anyang.json', 'utf8');
  return file('pack.json', JSON.parse(text.replace('"value": "30400.00"', '"unset": "未见当年起付标准"')));
}

test('estimate prints layers, sheet and steps under its head, and which figures are samples', async () => {
  const run = await runCli('desk.ts', ['estimate', '--region', 'anyang', '--facts', factsFile('one.json', {})]);
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  expect(run.stdout.startsWith('参考测算，不作为医保结算依据\n安阳市')).toBe(true);
  // (7 000 − 1 000) × 55 % + 103 000 × 65 % = 70 250; (39 750 − 30 400) × 60 % = 5 610
  expect(run.stdout).toContain('基本医疗保险约支付 70,250.00 元');
  expect(run.stdout).toContain('居民大病保险约支付 5,610.00 元');
  expect(run.stdout).toContain('居民 3.04 万元');
  expect(run.stdout).toContain('下列数值为样例，不是当地政策');
});

test('the JSON is one line; its visits go into settle, which tries and holds the decision', async () => {
  const run = await runCli('desk.ts', [
    'estimate',
    '--region',
    'anyang',
    '--facts',
    factsFile('two.json', {}),
    '--json',
  ]);
  expect(run.stdout.trimEnd()).not.toContain('\n');
  const answer: unknown = JSON.parse(run.stdout);
  expect(answer).toMatchObject({
    isEstimate: true,
    notice: '参考测算，不作为医保结算依据',
    stays: [{ layers: [{ amount: 7_025_000 }, { amount: 561_000 }, { amount: 0, reason: 'no-identity' }], unset: [] }],
    position: { year: 2022, insutype: '390', stays: 1, basicPaid: '70250.00', supplementPaid: '5610.00' },
  });
  const { visits } = answer as { visits: unknown }; // its own JSON line
  const facts = file('visits.json', { format: 1, healthStatus: 'healthy', visits });
  const settled = await runCli('desk.ts', [
    'settle',
    '--plan',
    'zaozhuang-2022',
    '--samples',
    '--facts',
    facts,
    '--json',
  ]);
  // in scope 110 000 − 75 860 = 34 140; 14 140 × 75 % = 10 605
  expect(JSON.parse(settled.stdout)).toMatchObject({
    figures: [
      {
        visits: [
          {
            lines: [{ payable: 1_060_500 }, {}, {}, {}],
            holds: expect.arrayContaining([{ kind: 'estimate', name: '参考测算' }]),
          },
        ],
      },
    ],
  });
});

test('a position goes on from where the last stay left the year', async () => {
  const first = await runCli('desk.ts', [
    'estimate',
    '--region',
    'anyang',
    '--facts',
    factsFile('a.json', {}),
    '--json',
  ]);
  const { position } = JSON.parse(first.stdout) as { position: object }; // its own JSON line
  const apart = ['estimate', '--region', 'anyang', '--json', '--facts', factsFile('b.json', { position })];
  const together = [
    'estimate',
    '--region',
    'anyang',
    '--json',
    '--facts',
    factsFile('c.json', { stays: [STAY, STAY] }),
  ];
  const [second, both] = [await runCli('desk.ts', apart), await runCli('desk.ts', together)].map(
    ({ stdout }) => JSON.parse(stdout) as { stays: unknown[]; position: unknown }, // its own JSON line
  );
  expect(second?.stays[0]).toEqual(both?.stays[1]);
  expect(second?.position).toEqual(both?.position);
});

test('an unset figure is named, its layer is unknown and the stays behind it are not estimated', async () => {
  const facts = factsFile('open.json', { stays: [STAY, STAY] });
  const run = await runCli('desk.ts', ['estimate', '--region', packWithoutLine(), '--facts', facts]);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('居民大病保险未知：政策包未确定“居民大病保险起付线”，不能测算，不按 0 计');
  expect(run.stdout).toContain('有数值未定，不能给出结算单');
  expect(run.stdout).toContain('其后 1 次就医');
  const json = await runCli('desk.ts', ['estimate', '--region', packWithoutLine(), '--facts', facts, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ visits: null, position: null });
});

test('what is wrong with pack or facts is said at its place', async () => {
  const facts = factsFile('good.json', {});
  const unknown = await runCli('desk.ts', ['estimate', '--region', 'kunming', '--facts', facts]);
  expect(unknown.stderr).toContain('没有编号为 kunming 的地区政策包。随程序提供的有：anyang');
  const amount = factsFile('amount.json', { stays: [{ ...STAY, inscp_scp_amt: '1.234' }] });
  const wrong = await runCli('desk.ts', ['estimate', '--region', 'anyang', '--facts', amount]);
  expect(wrong.stderr).toContain('stays.0.inscp_scp_amt”不正确：金额“1.234”');
  const sum = factsFile('sum.json', { stays: [{ ...STAY, medfee_sumamt: '160000.01' }] });
  const parts = await runCli('desk.ts', ['estimate', '--region', 'anyang', '--facts', sum]);
  expect(parts.stderr).toContain('160,000.01 不等于');
  const nothing = await runCli('desk.ts', ['estimate']);
  expect([unknown.code, wrong.code, parts.code, nothing.code]).toEqual([1, 1, 1, 2]);
});
