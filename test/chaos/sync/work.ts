/** The day's work of one window: people join, most pay, some claim in the next summer; rounds and deaths fall in between. */
import { inventPeople } from '../../../main/demo/people.ts';
import { ageOn, localDate } from '../../../shared/dates.ts';
import { parseYuan } from '../../../shared/money.ts';
import type { RosterRow } from '../../../shared/roster-row.ts';
import { visitFromSheet } from '../../../shared/settle/visit.ts';
import { workedStay } from '../../support/sheets.ts';
import type { Window } from './window.ts';

/** What happens between two acts. */
export interface Weather {
  /** A share from 0 to 1. */
  random(): number;
  /** Chance of a round, and of a death, after an act. */
  readonly roundChance: number;
  readonly deathChance: number;
}

/** Adults of the 体验模式 roster (main/demo/roster.ts draws the same). */
export function adults(): RosterRow[] {
  return [...inventPeople(2021, 300)].filter(({ brdy }) => ageOn(brdy, localDate('2021-11-20')) >= 18);
}

/** Of ten who join eight pay cash at once; of those who paid a quarter claims. Answers how many documents that made. */
export async function workOn(window: Window, people: readonly RosterRow[], weather: Weather): Promise<number> {
  let documents = 0;
  const insured: { readonly person: RosterRow; readonly policyId: string }[] = [];
  await openShifts(window);
  for (const [at, person] of people.entries()) {
    const isCash = at % 10 < 8;
    const { policyId, paymentId } = await window.act('enrollment.propose', proposalOf(person, at, isCash), '1001');
    documents += 1;
    await pass(window, weather);
    if (!isCash) continue;
    await window.act('payments.collect', { paymentId, received: 10_000 }, '1002');
    documents += 1;
    insured.push({ person, policyId });
    await pass(window, weather);
  }
  await window.act('demo.setDay', { day: '2022-07-01' }, '9001');
  await openShifts(window);
  for (const [at, { person, policyId }] of insured.slice(0, Math.floor(insured.length / 4)).entries()) {
    documents += await claim(window, person, policyId, at);
    await pass(window, weather);
  }
  return documents;
}

async function openShifts(window: Window): Promise<void> {
  for (const by of ['1001', '1002'] as const) await window.act('shift.open', {}, by);
}

/** A policy the centre has refused meanwhile (another window was first) is not claimed on. */
async function claim(window: Window, person: RosterRow, policyId: string, at: number): Promise<number> {
  const opened = await window.ask('claims.open', claimOf(window.deskCode, person, policyId, at), '1001');
  if (!opened.ok) {
    if (opened.error.code === 'claim-policy-dead') return 0;
    throw new Error(`${window.deskCode} claims.open: ${opened.error.code} ${opened.error.message}`);
  }
  const { claimId } = opened.value;
  await window.act('claims.try', { claimId, expected: { healthy: 1_852_500, preexisting: 741_000 } }, '1001');
  return 2;
}

/** A round begun here may be on its way when the death comes. */
async function pass(window: Window, { random, roundChance, deathChance }: Weather): Promise<void> {
  if (random() < roundChance) window.begin('sync.now', {}, '1001');
  if (random() < deathChance) await window.die();
}

function proposalOf(person: RosterRow, at: number, isCash: boolean) {
  const payment = isCash
    ? ({ tender: 'cash', payer: null, reference: null, subsidy: null } as const)
    : ({ tender: 'qr', payer: null, reference: `QR${at}${person.certno.slice(-6)}`, subsidy: null } as const);
  return {
    planId: 'zaozhuang-2022',
    insured: { ...cardOf(person), tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment,
  };
}

/** The worked stay of the counter rules: 18 525.00 healthy, 7 410.00 with 既往症. */
function claimOf(deskCode: string, person: RosterRow, policyId: string, at: number) {
  const sum = { amount: parseYuan('31200.00'), source: 'entered' } as const;
  const stay = workedStay({ setl_id: `S${deskCode}${at}`, mdtrt_id: `M${deskCode}${at}` });
  return {
    policyId,
    claimant: { ...cardOf(person), tel: null, relation: '01' },
    visit: visitFromSheet(stay, { sum, listed: [] }),
    invoices: [{ bill_code: '37060122', bill_no: `${deskCode.slice(-1)}${String(at).padStart(9, '0')}` }],
  };
}

function cardOf({ psn_cert_type, certno, psn_name }: RosterRow) {
  return { psn_cert_type, certno, psn_name };
}
