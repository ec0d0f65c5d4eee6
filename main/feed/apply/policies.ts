/** The centre's ruling on a policy, and its own run of a trial (DESIGN §6, counter rules 7 and 15). */
import { localDate } from '../../../shared/dates.ts';
import type { Certificate } from '../../../shared/sync/certificate.ts';
import type { PolicyRuling } from '../../../shared/sync/ruling.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { oweRefund, waiveRefund } from '../../enrollment/refund.ts';
import type { FeedAppliers, ItemPlace } from '../apply.ts';
import { raiseAlarm } from './centre.ts';

export const policyItemAppliers = {
  'policy-ruled': (db, { ruling }, place) => {
    putRuling(db, ruling);
    if (ruling.outcome === 'accepted') accept(db, ruling.certificate, place);
    if (ruling.outcome === 'refused') refuse(db, ruling);
  },
  'claim-checked': (db, { check }) => {
    db.run(
      `INSERT OR REPLACE INTO claim_checks (settlement_id, claim_id, outcome, healthy_fen, preexisting_fen, checked_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      check.settlementId,
      check.claimId,
      check.outcome,
      check.healthy,
      check.preexisting,
      check.at,
    );
  },
} satisfies FeedAppliers;

function putRuling(db: WritableDatabase, ruling: PolicyRuling): void {
  const refusal = ruling.outcome === 'refused' ? ruling : null;
  db.run(
    `INSERT OR REPLACE INTO rulings (policy_id, outcome, code, sentence, owner, ruled_at) VALUES (?, ?, ?, ?, ?, ?)`,
    ruling.policyId,
    ruling.outcome,
    refusal?.code ?? null,
    ruling.outcome === 'accepted' ? null : ruling.sentence,
    refusal?.owner ?? null,
    ruling.at,
  );
}

function accept(db: WritableDatabase, certificate: Certificate, place: ItemPlace): void {
  const { certificateNo, policyId, planId, coverStart, coverEnd, issuedOn, signature } = certificate;
  db.run(
    `INSERT OR REPLACE INTO certificates (certificate_no, policy_id, plan_id, cover_start, cover_end, issued_on, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    certificateNo,
    policyId,
    planId,
    coverStart,
    coverEnd,
    issuedOn,
    signature,
  );
  waiveRefund(db, policyId);
  if (hasRival(db, policyId)) {
    const sentence = `中心已承保保单 ${policyId}（凭证号 ${certificateNo}），但本窗口为同一人另办了一份，请联系承保公司退掉其中一份`;
    raiseAlarm(db, { code: 'accepted-twice', subject: policyId, sentence }, place);
    return;
  }
  db.run(`UPDATE policies SET state = 'accepted' WHERE policy_id = ? AND state <> 'cancelled'`, policyId);
}

/** After a refusal the person may have joined again here; both cannot be live (one for person, plan and cover year). */
function hasRival(db: WritableDatabase, policyId: string): boolean {
  const rival = db.one(
    `SELECT 1 FROM policies AS own JOIN policies AS other USING (certno, plan_id, cover_year)
     WHERE own.policy_id = ? AND own.state = 'refused' AND other.policy_id <> own.policy_id
       AND other.state IN ('proposed', 'accepted')`,
    policyId,
  );
  return rival !== undefined;
}

function refuse(db: WritableDatabase, ruling: Extract<PolicyRuling, { readonly outcome: 'refused' }>): void {
  db.run(`UPDATE policies SET state = 'refused' WHERE policy_id = ? AND state <> 'cancelled'`, ruling.policyId);
  oweRefund(db, ruling.policyId, localDate(ruling.at.slice(0, 10)));
}
