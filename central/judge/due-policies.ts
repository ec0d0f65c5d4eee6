/** Proposals due for judgement, each with what the pure rule wants to know about it. */
import { businessDayAt, instant, localDate, type LocalDate } from '../../shared/dates.ts';
import type { JudgingFacts, ProposedPolicy } from '../../shared/judge/policy.ts';
import { fen } from '../../shared/money.ts';
import { paymentStateSchema, tenderSchema } from '../../shared/payment.ts';
import type { Transaction } from '../database/pool.ts';
import { plansByHash } from '../plans/store.ts';
import { findPeople } from '../roster/store.ts';

/** Proposals of one round. */
const ROUND = 500;

export interface DuePolicy {
  readonly policyId: string;
  readonly deskCode: string;
  readonly planId: string;
  readonly product: string;
  /** The sentence it waits with; null: it was never judged. */
  readonly waitSentence: string | null;
  readonly proposed: ProposedPolicy;
}

/** Who is 承保 for a person, product and cover year: known ones, and those of this round once `hold` was told. */
export interface Holders {
  of(policy: DuePolicy): string | null;
  hold(policy: DuePolicy): void;
}

export interface Round {
  readonly due: readonly DuePolicy[];
  readonly holders: Holders;
  factsOf(policy: DuePolicy): Omit<JudgingFacts, 'holder'>;
}

/** The next proposals in their order of arrival, locked; with whom and what they are judged against. */
export async function nextRound(db: Transaction): Promise<Round> {
  const rows = await dueRows(db);
  const due = rows.map(duePolicy);
  const factsOfRow = await factsFor(db, rows);
  const byId = new Map(rows.map((row) => [row.policy_id, row]));
  return {
    due,
    holders: await holdersOf(db, rows),
    factsOf: ({ policyId }) => {
      const row = byId.get(policyId);
      if (row === undefined) throw new Error(`policy ${policyId} is not of this round`);
      return factsOfRow(row);
    },
  };
}

type RowFacts = Omit<JudgingFacts, 'holder'>;

/** Plans and people of these rows, read at once. */
async function factsFor(db: Transaction, rows: readonly DueRow[]): Promise<(row: DueRow) => RowFacts> {
  const plans = await plansByHash(
    db,
    rows.map(({ plan_hash }) => plan_hash),
  );
  const person = await findPeople(db, rows.flatMap(questionOf));
  return (row) => {
    const [question] = questionOf(row);
    return { plan: plans.get(row.plan_hash) ?? null, person: question === undefined ? null : person(question) };
  };
}

/** One policy as the rule sees it, locked, with its state and what it is judged against; null: the centre does not know it. */
export async function duePolicyOf(
  db: Transaction,
  policyId: string,
): Promise<{ policy: DuePolicy; state: string; facts: JudgingFacts } | null> {
  const { rows } = await db.query<DueRow>(`${DUE} WHERE p.policy_id = $1 FOR UPDATE OF p`, [policyId]);
  const row = rows[0];
  if (row === undefined) return null;
  const policy = duePolicy(row);
  const holder = (await holdersOf(db, [row])).of(policy);
  const factsOfRow = await factsFor(db, [row]);
  return { policy, state: row.state, facts: { ...factsOfRow(row), holder } };
}

interface DueRow {
  readonly policy_id: string;
  readonly desk_code: string;
  readonly admdvs: string;
  readonly plan_id: string;
  readonly plan_hash: string;
  readonly product: string;
  readonly cover_year: number;
  readonly cover_start: string;
  readonly cover_end: string;
  readonly premium_fen: number;
  readonly business_day: string;
  readonly received_ms: number;
  readonly is_played: boolean;
  readonly certno: string | null;
  readonly state: string;
  readonly wait_sentence: string | null;
  readonly tender: string | null;
  readonly payment_state: string | null;
}

/** Each policy with its live payment, by that payment's index: a join is planned badly while the tables are new and uncounted. */
const DUE = `SELECT p.policy_id, p.desk_code, p.admdvs, p.plan_id, p.plan_hash, p.product, p.cover_year, p.cover_start,
  p.cover_end, p.premium_fen, p.business_day, p.received_ms, p.certno, p.state, p.wait_sentence, pay.tender,
  pay.state AS payment_state, (SELECT mode = 'demo' FROM centre) AS is_played
  FROM policies AS p LEFT JOIN LATERAL (
    SELECT tender, state FROM payments WHERE policy_id = p.policy_id AND superseded_by IS NULL
    ORDER BY payment_id DESC LIMIT 1
  ) AS pay ON true`;

async function dueRows(db: Transaction): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>(`${DUE} WHERE p.due ORDER BY p.arrival LIMIT $1 FOR UPDATE OF p`, [ROUND]);
  return rows;
}

function duePolicy(row: DueRow): DuePolicy {
  const { policy_id: policyId, desk_code: deskCode, plan_id: planId, product, wait_sentence: waitSentence } = row;
  return { policyId, deskCode, planId, product, waitSentence, proposed: proposedOf(row) };
}

function proposedOf(row: DueRow): ProposedPolicy {
  const { tender, payment_state: state } = row;
  const isPaying = tender !== null && state !== null;
  return {
    certno: row.certno,
    planId: row.plan_id,
    premium: fen(row.premium_fen),
    coverYear: row.cover_year,
    coverStart: localDate(row.cover_start),
    coverEnd: localDate(row.cover_end),
    businessDay: localDate(row.business_day),
    receivedOn: receivedOn(row),
    payment: isPaying ? { tender: tenderSchema.parse(tender), state: paymentStateSchema.parse(state) } : null,
  };
}

/** 体验模式 plays its days, often years ago: nothing of it is late. */
function receivedOn({ is_played, business_day, received_ms }: DueRow): LocalDate {
  return is_played ? localDate(business_day) : businessDayAt(instant(received_ms));
}

function questionOf({ admdvs, business_day, certno }: DueRow): { admdvs: string; day: LocalDate; certno: string }[] {
  return certno === null ? [] : [{ admdvs, day: localDate(business_day), certno }];
}

async function holdersOf(db: Transaction, rows: readonly DueRow[]): Promise<Holders> {
  const { rows: held } = await db.query<{ certno: string; product: string; cover_year: number; desk_code: string }>(
    `SELECT certno, product, cover_year, desk_code FROM policies
     WHERE state = 'accepted' AND certno = ANY ($1)`,
    [rows.flatMap(({ certno }) => certno ?? [])],
  );
  const holders = new Map(
    held.map(({ certno, product, cover_year, desk_code }) => [`${certno} ${product} ${cover_year}`, desk_code]),
  );
  const keyOf = ({ product, proposed }: DuePolicy): string => `${proposed.certno} ${product} ${proposed.coverYear}`;
  return {
    of: (policy) => (policy.proposed.certno === null ? null : (holders.get(keyOf(policy)) ?? null)),
    hold: (policy) => void holders.set(keyOf(policy), policy.deskCode),
  };
}
