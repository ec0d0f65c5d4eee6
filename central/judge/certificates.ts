/** 保险凭证: numbers without a gap per plan, text signed with the centre's key (counter rule 7). */
import { businessDayAt, type LocalDate } from '../../shared/dates.ts';
import { mod3736Character } from '../../shared/paper-number/mod-37-36.ts';
import { type Certificate, certificateText } from '../../shared/sync/certificate.ts';
import { insertRows } from '../database/bulk.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

/** What a certificate says of its policy. */
export interface Certified {
  readonly policyId: string;
  readonly planId: string;
  readonly coverStart: LocalDate;
  readonly coverEnd: LocalDate;
}

/** A certificate for each policy, by its id; numbers go in the order given. */
export async function issueCertificates(
  db: Transaction,
  { clock, key }: Pick<CentralPorts, 'clock' | 'key'>,
  policies: readonly Certified[],
): Promise<ReadonlyMap<string, Certificate>> {
  const issuedOn = businessDayAt(clock.now());
  const nextOf = await takeNumbers(db, policies);
  const certificates = policies.map(({ policyId, planId, coverStart, coverEnd }) => {
    const draft = { certificateNo: nextOf(planId), policyId, planId, coverStart, coverEnd, issuedOn };
    return { ...draft, signature: key.sign(certificateText(draft)) };
  });
  await store(db, certificates);
  return new Map(certificates.map((certificate) => [certificate.policyId, certificate]));
}

/** One block of numbers for each plan; the counter's row is locked until the ruling is committed. */
async function takeNumbers(db: Transaction, policies: readonly Certified[]): Promise<(planId: string) => string> {
  const wanted = new Map<string, number>();
  for (const { planId } of policies) wanted.set(planId, (wanted.get(planId) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const [planId, count] of [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { rows } = await db.query<{ last: number }>(
      `INSERT INTO certificate_counters (plan_id, last) VALUES ($1, $2)
       ON CONFLICT (plan_id) DO UPDATE SET last = certificate_counters.last + $2 RETURNING last`,
      [planId, count],
    );
    next.set(planId, (rows[0]?.last ?? count) - count);
  }
  return (planId) => {
    const number = (next.get(planId) ?? 0) + 1;
    next.set(planId, number);
    return certificateNumber(planId, number);
  };
}

/** 'ZAOZHUANG-2022-00000001-K': the plan, the number within it, a check character. */
export function certificateNumber(planId: string, number: number): string {
  const groups = [planId.toUpperCase(), String(number).padStart(8, '0')];
  return [...groups, mod3736Character(groups.join('').replaceAll('-', ''))].join('-');
}

const COLUMNS = { certificate_no: 'text', policy_id: 'text', issued_on: 'text', signature: 'text' } as const;

async function store(db: Transaction, certificates: readonly Certificate[]): Promise<void> {
  const rows = certificates.map(({ certificateNo, policyId, issuedOn, signature }) => ({
    certificate_no: certificateNo,
    policy_id: policyId,
    issued_on: issuedOn,
    signature,
  }));
  await insertRows(db, 'certificates', COLUMNS, rows);
}
