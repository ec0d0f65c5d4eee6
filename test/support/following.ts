/** A window joined to a centre, its crew, and one policy whose bills are decided, taken back and stated anew. */
import { transaction } from '../../central/database/pool.ts';
import { decideClaim as decideInOffice } from '../../central/office/decide.ts';
import { review as reviewInOffice } from '../../central/office/review.ts';
import { judge } from '../../central/judge/judge.ts';
import { putOperator } from '../../central/operators/put-operator.ts';
import { publishPlans } from '../../central/plans/publish-plans.ts';
import { demoOperators } from '../../main/demo/operators.ts';
import { fetchLine } from '../../main/hosts/fetch-line.ts';
import type { Input, Output } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { fen } from '../../shared/money.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';
import { type Visit, visitSchema } from '../../shared/settle/visit.ts';
import { startTestCentral, type TestCentral } from './central.ts';
import { centralPorts } from './central-ports.ts';
import { claimOf } from './claims.ts';
import { settledVisit } from './decide.ts';
import { testClock, type TestClock, type TestDesk } from './desk.ts';
import { NEVER } from './joined-desk.ts';
import { DEMO_PEOPLE, giveRoster } from './judged-centre.ts';
import { OFFICERS, putOfficers } from './office.ts';
import type { TestPostgres } from './postgres.ts';
import { proposal } from './proposals.ts';
import { type Crew, type DeskTemplate, signInCrew } from './spine.ts';

/** Whose policy it is. */
export const NAME = '孟样例';

export interface FollowingScene {
  readonly centre: TestCentral;
  readonly clock: TestClock;
  readonly desk: TestDesk;
  readonly crew: Crew;
  readonly reviewer: string;
  readonly decider: string;
  readonly policyId: string;
  stop(): Promise<void>;
}

/** On 2022-07-01, with a policy that is 承保 and a decider the centre has given authority. */
export async function followingScene(postgres: TestPostgres, template: DeskTemplate): Promise<FollowingScene> {
  const clock = testClock();
  const centre = await startTestCentral(postgres, { ports: centralPorts(clock), judge });
  await transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
  await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
  await centre.addDesk('TY01');
  await allowDecider({ centre });
  await putOfficers(centre);
  const desk = template.open({ clock, line: fetchLine, after: NEVER });
  let crew = await signInCrew(desk);
  const code = await centre.code('TY01');
  await desk.call('sync.join', { url: centre.url, code }, { session: crew.admin });
  const proposed = await desk.call('enrollment.propose', proposal(NAME), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId: proposed.paymentId, received: 9_000 }, { session: crew.cashier });
  await exchange({ desk, centre, crew });
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  clock.set('2022-07-01');
  crew = await signInCrew(desk);
  await exchange({ desk, centre, crew });
  const [reviewer, decider] = [await desk.signIn('1005'), await desk.signIn('1006')];
  const stop = async () => {
    await desk.dispose();
    await centre.stop();
  };
  return { centre, clock, desk, crew, reviewer, decider, policyId: proposed.policyId, stop };
}

/** What the centre allows the decider a claim, from now on. */
export async function allowDecider({ centre }: Pick<FollowingScene, 'centre'>, perClaim = 9_000_000): Promise<void> {
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '1006');
  if (operator === undefined) throw new Error('the demo has a decider');
  const authority = { perClaim: fen(perClaim), perDay: fen(90_000_000), until: localDate('2022-12-31') };
  await transaction(centre.pool, (db) =>
    putOperator(db, centre.ports, { deskCode: 'TY01', operator, standing: 'active', authority }),
  );
}

/** Everything sent, judged and taken back. */
export async function exchange({
  desk,
  centre,
  crew,
}: Pick<FollowingScene, 'desk' | 'centre' | 'crew'>): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await desk.call('sync.now', {}, { session: crew.clerk });
    await centre.central.judge();
  }
  await desk.call('sync.now', {}, { session: crew.clerk });
}

export interface Opened {
  readonly visit: Visit;
  readonly follows?: string;
  readonly invoices?: Input<'claims.open'>['invoices'];
}

/** Takes a claim in. */
export async function open({ desk, crew, policyId }: FollowingScene, opened: Opened): Promise<string> {
  return (await desk.call('claims.open', claimOf(policyId, NAME, opened), { session: crew.clerk })).claimId;
}

/** The code with which a claim is not taken in; `ok` where it is. */
export async function openCode({ desk, crew, policyId }: FollowingScene, opened: Opened): Promise<string> {
  const answer = await desk.answer('claims.open', claimOf(policyId, NAME, opened), { session: crew.clerk });
  return answer.ok ? 'ok' : answer.error.code;
}

/** A trial of one figure. */
export async function tryIt({ desk, crew }: FollowingScene, claimId: string, healthy: number): Promise<string> {
  const expected = { healthy, preexisting: null };
  return (await desk.call('claims.try', { claimId, expected }, { session: crew.clerk })).settlementId;
}

/** 既往症认定: healthy. */
export async function determineHealthy({ desk, reviewer }: FollowingScene, claimId: string): Promise<void> {
  const determined = { claimId, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' } as const;
  await desk.call('claims.determine', determined, { session: reviewer });
}

/** From a trial of one figure to the decision at the window. */
export async function decideHere(
  scene: FollowingScene,
  claimId: string,
  payable: number,
): Promise<Output<'claims.decide'>> {
  const { desk, clock, reviewer, decider } = scene;
  const settlementId = await tryIt(scene, claimId, payable);
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await desk.call('claims.review', agreed, { session: reviewer });
  clock.advance(1);
  const deciding = { claimId, settlementId, expected: fen(payable), verdict: 'pay', reason: null } as const;
  return desk.call('claims.decide', deciding, { session: decider });
}

/** A bill of its own, decided at the window; answers the claim. */
export async function decideBill(scene: FollowingScene, visit: Visit, payable: number): Promise<string> {
  const claimId = await open(scene, { visit });
  await determineHealthy(scene, claimId);
  await decideHere(scene, claimId, payable);
  return claimId;
}

/** 复核 of a trial in the claims office. */
export async function agreeInOffice(
  { centre: { pool, ports } }: FollowingScene,
  claimId: string,
  settlementId: string,
): Promise<void> {
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await transaction(pool, (db) => reviewInOffice({ pool, ports, db, user: OFFICERS.reviewer }, agreed));
}

/** 核定 in the claims office, on what its screen showed as payable and as 追回. */
export async function payInOffice(
  { centre: { pool, ports } }: FollowingScene,
  of: { readonly claimId: string; readonly settlementId: string },
  { shown, shownRecover }: { readonly shown: number; readonly shownRecover: number },
): Promise<void> {
  const paying = {
    ...of,
    verdict: 'pay',
    reason: null,
    shown: fen(shown),
    shownRecover: fen(shownRecover),
  } as const;
  await transaction(pool, (db) => decideInOffice({ pool, ports, db, user: OFFICERS.decider }, paying));
}

/** A claim as the decider sees it. */
export function fileOf({ desk, decider }: FollowingScene, claimId: string): Promise<Output<'claims.file'>> {
  return desk.call('claims.file', { claimId }, { session: decider });
}

/** The worked stay under a number of its settlement; `special`: what 特惠保险 has paid. */
export function stayOf(setlId: string, special = 0): Visit {
  const state = special === 0 ? 'none' : 'paid';
  return visitSchema.parse({
    ...settledVisit(setlId),
    otherPayers: [{ payer: 'special-benefit', state, amount: fen(special) }],
  });
}
