/** 'refunds.list': 应退保费 with amount, age, deadline, reason and who can put it right (counter rule 15). */
import type { RefundDue } from '../../shared/contract/refunds.ts';
import { daysBetween, localDate, type LocalDate } from '../../shared/dates.ts';
import { fen } from '../../shared/money.ts';
import { maskCertno } from '../../shared/mask.ts';
import { tenderSchema } from '../../shared/payment.ts';
import { OWNERS } from '../../shared/sync/ruling.ts';
import type { Database } from '../database/open.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { paperStateOf } from '../papers/list.ts';

/** A list longer than this is worked off from the nearest deadline. */
const MOST_LISTED = 300;

interface RefusedRow {
  readonly policy_id: string;
  readonly psn_name: string | null;
  readonly certno: string | null;
  readonly product_name: string;
  readonly proposal_no: string | null;
  readonly sentence: string | null;
  readonly owner: string | null;
  readonly ruled_at: string;
  readonly amount_fen: number | null;
  readonly since_day: string | null;
  readonly deadline: string | null;
  readonly state: RefundDue['state'] | null;
  readonly tender: string;
  readonly payer_name: string | null;
  readonly notice_no: string | null;
}

/** Every refused policy that still owes money or a notice; the nearest deadline first. */
const REFUSED = /* sql */ `
  SELECT * FROM (
    SELECT policies.policy_id, psn_name, certno, json_extract(plans.json, '$.productName') AS product_name,
      (SELECT no FROM papers WHERE subject = policies.policy_id AND kind = 'proposal-acceptance' LIMIT 1) AS proposal_no,
      sentence, owner, ruled_at, refunds_due.amount_fen, since_day, deadline, refunds_due.state, tender, payer_name,
      (SELECT no FROM papers WHERE subject = policies.policy_id AND kind = 'policy-refusal' AND voided_at IS NULL) AS notice_no
    FROM policies
      JOIN rulings ON rulings.policy_id = policies.policy_id AND outcome = 'refused'
      JOIN plans ON plans.plan_hash = policies.plan_hash
      JOIN payments ON payments.policy_id = policies.policy_id AND superseded_by IS NULL
      LEFT JOIN refunds_due ON refunds_due.policy_id = policies.policy_id AND refunds_due.state <> 'void'
    WHERE policies.state = 'refused')
  WHERE state = 'due' OR notice_no IS NULL
    OR NOT EXISTS (SELECT 1 FROM prints WHERE prints.no = notice_no AND prints.state = 'printed')
  ORDER BY deadline IS NULL, deadline, ruled_at LIMIT ?`;

/** 'refunds.list' */
export const listRefunds: QueryHandler<'refunds.list'> = (call) => {
  const { db } = deskOf(call);
  const { businessDay } = nowOf(call);
  const rows = db.all<RefusedRow>(REFUSED, MOST_LISTED);
  return { refunds: rows.map((row) => viewOf(db, row, businessDay)) };
};

function viewOf(db: Database, row: RefusedRow, today: LocalDate): RefundDue {
  const since = localDate(row.since_day ?? row.ruled_at.slice(0, 10));
  return {
    policyId: row.policy_id,
    psn_name: row.psn_name ?? '（已销毁）',
    certno: row.certno === null ? '（已销毁）' : maskCertno(row.certno),
    productName: row.product_name,
    proposalNo: row.proposal_no,
    reason: row.sentence ?? '',
    owner: OWNERS.find((owner) => owner === row.owner) ?? 'insurer',
    amount: row.amount_fen === null ? null : fen(row.amount_fen),
    state: row.state,
    tender: tenderSchema.parse(row.tender),
    payerName: row.payer_name ?? '（已销毁）',
    since,
    days: Math.max(0, daysBetween(since, today)),
    deadline: row.deadline === null ? null : localDate(row.deadline),
    isOverdue: row.state === 'due' && row.deadline !== null && row.deadline < today,
    notice: row.notice_no === null ? null : { no: row.notice_no, state: paperStateOf(db, row.notice_no) },
  };
}
