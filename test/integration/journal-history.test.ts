/** Whatever a counter does in whatever order, the tables are those that the journal alone gives (DESIGN §3.3). */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUSINESS_TABLES, rebuild } from '../../main/journal/rebuild.ts';
import type { Input, MethodName } from '../../shared/contract.ts';
import { deductionOutcomeSchema } from '../../shared/contract/enrollment.ts';
import { REFERENCED_TENDERS } from '../../shared/payment.ts';
import { claimOf, WORKED_PAYABLE, workedVisit } from '../support/claims.ts';
import { deductionCsv, type DeductionLine } from '../support/deductions.ts';
import { finishJob, type TestDesk } from '../support/desk.ts';
import { drawnProposal, proposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, proofOf, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

/** What a history remembers, so that later steps can act on earlier ones. */
interface World {
  readonly desk: TestDesk;
  readonly crew: Crew;
  readonly policies: { readonly policyId: string; readonly paymentId: string; readonly order: DeductionLine | null }[];
  readonly claims: { readonly claimId: string; readonly policyId: string }[];
  /** How many steps of each kind were let in. */
  readonly done: Map<string, number>;
}

type Step =
  | { readonly kind: 'propose'; readonly who: number; readonly tender: number }
  | { readonly kind: 'retender'; readonly which: number; readonly means: number }
  | { readonly kind: 'collect'; readonly which: number; readonly received: number }
  | { readonly kind: 'deduct'; readonly which: number; readonly isDeducted: boolean }
  | { readonly kind: 'claim' | 'amend' | 'try'; readonly which: number; readonly bill: number }
  | { readonly kind: 'erase'; readonly which: number; readonly count: number }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'operator'; readonly which: number };

const nat = fc.nat(1_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('propose' as const), who: nat, tender: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retender' as const), which: nat, means: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('collect' as const), which: nat, received: fc.nat(40_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deduct' as const), which: nat, isDeducted: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('claim', 'amend', 'try'), which: nat, bill: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('erase' as const), which: nat, count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day' as const), day: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('operator' as const), which: fc.nat(3) }) },
);

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** Carries out a step as its person would; what the desk refuses is part of the history, a fault of ours is not. */
async function act<M extends MethodName>(world: World, kind: string, method: M, input: Input<M>, session: string) {
  const answer = await world.desk.answer(method, input, { session });
  if (answer.ok) world.done.set(kind, (world.done.get(kind) ?? 0) + 1);
  else expect([method, answer.error.code]).not.toEqual([method, 'fault']);
  return answer.ok ? answer.value : null;
}

const TENDERS = ['cash', 'qr', 'personal-account', 'card', 'transfer'] as const;

async function take(world: World, { kind, ...step }: Step): Promise<void> {
  const { crew, desk, policies } = world;
  if ('tender' in step) {
    const tender = TENDERS[step.tender] ?? 'cash';
    const input = tender === 'personal-account' ? ownAccount(step.who) : drawnProposal(step.who, tender);
    const made = await act(world, kind, 'enrollment.propose', input, crew.clerk);
    if (made === null) return;
    const no = made.papers.find((paper) => paper.kind === 'deduction-acceptance')?.no;
    const order = no === undefined ? null : { no, certno: input.insured.certno, amount: '90.00' };
    policies.push({ policyId: made.policyId, paymentId: made.paymentId, order });
  } else if ('means' in step) {
    const at = step.which % Math.max(1, policies.length);
    const policy = policies[at];
    if (policy === undefined) return;
    const tender = TENDERS[step.means] ?? 'cash';
    const reference = REFERENCED_TENDERS.includes(tender) ? `GH${step.which}` : null;
    const payment = { tender, payer: null, reference, subsidy: null };
    const input = { paymentId: policy.paymentId, payment };
    const made = await act(world, kind, 'payments.retender', input, crew.clerk);
    if (made !== null) policies[at] = { ...policy, paymentId: made.paymentId, order: null };
  } else if ('received' in step) {
    const paymentId = pick(policies, step.which)?.paymentId;
    if (paymentId === undefined) return;
    await act(world, kind, 'payments.collect', { paymentId, received: step.received }, crew.cashier);
  } else if ('isDeducted' in step) {
    const order =
      pick(
        policies.filter((policy) => policy.order !== null),
        step.which,
      )?.order ?? null;
    if (order === null) return;
    const ticket = desk.app.uploads.put(deductionCsv([{ ...order, isDeducted: step.isDeducted }]), '结果.csv');
    const started = await act(world, 'file', 'payments.importDeductions', { ticket }, crew.clerk);
    if (started === null) return;
    const job = await finishJob(desk, started.jobId, crew.clerk);
    expect(job.state).toBe('done');
    const { deducted, failed } = deductionOutcomeSchema.parse(job.outcome);
    world.done.set(kind, (world.done.get(kind) ?? 0) + deducted + failed);
  } else if ('bill' in step) await claimStep(world, kind, step.which, step.bill);
  else if ('count' in step) await eraseStep(world, step.which, step.count);
  else if ('day' in step) {
    const day = `2021-11-${String(5 + step.day).padStart(2, '0')}`;
    await act(world, kind, 'demo.setDay', { day }, crew.clerk);
    await act(world, 'shift', 'shift.open', {}, crew.clerk);
    await act(world, 'shift', 'shift.open', {}, crew.cashier);
  } else await operatorStep(world, step.which);
}

/** A member of the cast pays for themself from their own account. */
function ownAccount(who: number): Input<'enrollment.propose'> {
  const name = pick(['孟样例', '秦样例', '𬱖样例'], who) ?? '孟样例';
  return proposal(name, { payment: { tender: 'personal-account', payer: null, reference: null, subsidy: null } });
}

async function claimStep(world: World, kind: string, which: number, bill: number): Promise<void> {
  const { businessDay } = await world.desk.call('desk.status', {});
  await act(world, 'later', 'demo.setDay', { day: '2022-07-01' }, world.crew.clerk);
  await claimAct(world, kind, which, bill);
  await act(world, 'later', 'demo.setDay', { day: businessDay }, world.crew.clerk);
}

async function claimAct(world: World, kind: string, which: number, bill: number): Promise<void> {
  const { crew, policies, claims } = world;
  const invoices = [{ bill_code: '0370', bill_no: `N${bill}` }];
  const visit = workedVisit({ setl_id: `S${bill}` });
  if (kind === 'claim') {
    const policyId = pick(policies, which)?.policyId;
    if (policyId === undefined) return;
    const made = await act(world, kind, 'claims.open', claimOf(policyId, '孟样例', { invoices, visit }), crew.clerk);
    if (made !== null) claims.push({ claimId: made.claimId, policyId });
    return;
  }
  const claimId = pick(claims, which)?.claimId;
  if (claimId === undefined) return;
  const { claimant } = claimOf('', '孟样例');
  const input = { claimId, claimant, visit, invoices };
  if (kind === 'amend') await act(world, kind, 'claims.amend', input, crew.clerk);
  else await act(world, kind, 'claims.try', { claimId, expected: WORKED_PAYABLE }, crew.clerk);
}

async function eraseStep(world: World, which: number, count: number): Promise<void> {
  const ids = behind(world.desk, (db) =>
    db.all<{ id: string }>(
      `SELECT id FROM journal JOIN documents ON entry_id = id
       WHERE body IS NOT NULL AND (type GLOB 'policy.*' OR type GLOB 'payment.*' OR type GLOB 'claim.*') ORDER BY ordinal`,
    ),
  ).map(({ id }) => id);
  const from = which % ids.length;
  const entryIds = ids.slice(from, from + count);
  const approver = { operatorNo: '1004', password: 'tiyan2022' };
  const input = { entryIds, rule: '演练销毁规则', reason: '到期', approver };
  const { businessDay } = await world.desk.call('desk.status', {});
  await act(world, 'later', 'demo.setDay', { day: '2031-01-02' }, world.crew.clerk);
  await act(world, 'erase', 'journal.erase', input, world.crew.supervisor);
  await act(world, 'later', 'demo.setDay', { day: businessDay }, world.crew.clerk);
}

async function operatorStep(world: World, which: number): Promise<void> {
  const operator = {
    operatorNo: `N-${which}`,
    name: '新样例',
    side: 'insurer' as const,
    insurer: '样例保险',
    grants: ['auditor' as const],
    licenceNo: null,
  };
  await act(world, 'operator', 'operators.add', { operator, password: 'tiyan2022' }, world.crew.admin);
}

/** Every row of every business table, as text. */
function tablesOf(desk: TestDesk): { live: string[]; rebuilt: string[] } {
  return behind(desk, (db) => {
    const target = rebuild(db);
    const read = (source: typeof db): string[] =>
      BUSINESS_TABLES.flatMap((table) =>
        source.all(`SELECT * FROM ${table} ORDER BY 1, 2`).map((row) => `${table} ${JSON.stringify(row)}`),
      );
    const tables = { live: read(db), rebuilt: read(target) };
    target.close();
    return tables;
  });
}

/** A history in which each kind of step is let in at least once; the drawn ones follow it. */
const EVERYTHING: Step[] = [
  { kind: 'operator', which: 0 },
  { kind: 'day', day: 10 },
  { kind: 'propose', who: 0, tender: 0 },
  { kind: 'propose', who: 1, tender: 1 },
  { kind: 'propose', who: 0, tender: 2 },
  { kind: 'collect', which: 0, received: 20_000 },
  { kind: 'retender', which: 1, means: 0 },
  { kind: 'deduct', which: 0, isDeducted: true },
  { kind: 'claim', which: 0, bill: 1 },
  { kind: 'amend', which: 0, bill: 2 },
  { kind: 'try', which: 0, bill: 0 },
  { kind: 'erase', which: 0, count: 4 },
];

test('after any history the rebuilt tables equal the live ones row by row, and the journal proves', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60, size: 'max' }), async (steps) => {
      const desk = template.open();
      try {
        const world: World = { desk, crew: await signInCrew(desk), policies: [], claims: [], done: new Map() };
        for (const next of steps) await take(world, next);
        const { live, rebuilt } = tablesOf(desk);
        expect(rebuilt).toEqual(live);
        expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
        for (const [kind, count] of world.done) seen.set(kind, (seen.get(kind) ?? 0) + count);
      } finally {
        await desk.dispose();
      }
    }),
    { numRuns: 12, examples: [[EVERYTHING]] },
  );
  const kinds = ['propose', 'retender', 'collect', 'deduct', 'claim', 'amend', 'try', 'erase', 'day', 'operator'];
  expect(kinds.filter((kind) => (seen.get(kind) ?? 0) === 0)).toEqual([]);
});
