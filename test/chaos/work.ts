/** The work of a run: person after person proposes, pays cash, claims and is tried; each act follows from the answers before. */
import { inventPeople } from '../../main/demo/people.ts';
import { ageOn, localDate } from '../../shared/dates.ts';
import { parseYuan } from '../../shared/money.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import { workedStay } from '../support/sheets.ts';
import type { Act, ActDay } from './protocol.ts';

/** The steps of a person, in order. */
export const STEPS = ['propose', 'collect', 'open', 'try'] as const;
export type Step = (typeof STEPS)[number];

const JOINING: ActDay = '2021-11-20';
const CLAIMING: ActDay = '2022-07-01';

/** What the answers of a person's steps said so far. */
interface Case {
  readonly person: RosterRow;
  readonly no: number;
  readonly ids: Map<string, string>;
  done: number;
  isBusy: boolean;
}

export interface Work {
  /** An act that may begin now. */
  next(): Act;
  /** The answer of an act, which leads to the person's next step. */
  answered(requestId: string, value: unknown): void;
}

/** The people of the 体验模式 roster who are of age. */
function adults(): RosterRow[] {
  return [...inventPeople(2021, 300)].filter(({ brdy }) => ageOn(brdy, localDate(JOINING)) >= 18);
}

/** Work without end as far as people reach; `random` picks whose next step begins. */
export function startWork(random: () => number): Work {
  const waiting = adults();
  const cases: Case[] = [];
  const open = (): Case => {
    const person = waiting.shift();
    if (person === undefined) throw new Error('the roster has no more adults: start another seed');
    const opened: Case = { person, no: cases.length + 1, ids: new Map(), done: 0, isBusy: false };
    cases.push(opened);
    return opened;
  };
  return {
    next: () => {
      const idle = cases.filter(({ isBusy, done }) => !isBusy && done < STEPS.length);
      const chosen = idle.length < 4 ? open() : (idle[Math.floor(random() * idle.length)] ?? open());
      chosen.isBusy = true;
      return actOf(chosen);
    },
    answered: (requestId, value) => {
      const found = cases.find(({ no }) => requestId.startsWith(`${requestHead(no)}-`));
      if (found === undefined) throw new Error(`nobody asked for ${requestId}`);
      found.isBusy = false;
      found.done += 1;
      for (const [name, id] of Object.entries(value ?? {})) {
        if (typeof id === 'string') found.ids.set(name, id);
      }
    },
  };
}

function requestHead(no: number): string {
  return `chaos-${String(no).padStart(4, '0')}`;
}

function actOf({ person, no, ids, done }: Case): Act {
  const step: Step = STEPS[done] ?? 'try';
  const requestId = `${requestHead(no)}-${step}`;
  const id = (name: string): string => ids.get(name) ?? '';
  switch (step) {
    case 'propose':
      return { requestId, day: JOINING, method: 'enrollment.propose', operatorNo: '1001', input: proposalOf(person) };
    case 'collect':
      return {
        requestId,
        day: JOINING,
        method: 'payments.collect',
        operatorNo: '1002',
        input: { paymentId: id('paymentId'), received: 10_000 },
      };
    case 'open':
      return {
        requestId,
        day: CLAIMING,
        method: 'claims.open',
        operatorNo: '1001',
        input: claimOf(person, no, id('policyId')),
      };
    case 'try':
      return {
        requestId,
        day: CLAIMING,
        method: 'claims.try',
        operatorNo: '1001',
        input: { claimId: id('claimId'), expected: { healthy: 1_852_500, preexisting: 741_000 } },
      };
  }
}

function proposalOf(person: RosterRow) {
  return {
    planId: 'zaozhuang-2022',
    insured: { ...cardOf(person), tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
  };
}

/** The worked stay of the counter rules: 18 525.00 healthy, 7 410.00 with 既往症. */
function claimOf(person: RosterRow, no: number, policyId: string) {
  const sum = { amount: parseYuan('31200.00'), source: 'entered' } as const;
  return {
    policyId,
    claimant: { ...cardOf(person), tel: null, relation: '01' },
    visit: visitFromSheet(workedStay({ setl_id: `S${no}`, mdtrt_id: `M${no}` }), { sum, listed: [] }),
    invoices: [{ bill_code: '37060122', bill_no: String(no).padStart(10, '0') }],
  };
}

function cardOf({ psn_cert_type, certno, psn_name }: RosterRow) {
  return { psn_cert_type, certno, psn_name };
}
