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
    if (!isHere(db, ruling.policyId)) raiseStray(db, ruling, place);
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

function isHere(db: WritableDatabase, policyId: string): boolean {
  return db.one('SELECT 1 FROM policies WHERE policy_id = ?', policyId) !== undefined;
}

/**
 * The ruling is kept, and applied should the proposal come later (main/enrollment/apply.ts); until then no row of the desk
 * shows it. Waiting for something is told again by itself.
 */
function raiseStray(db: WritableDatabase, ruling: PolicyRuling, place: ItemPlace): void {
  if (ruling.outcome === 'waiting') return;
  const { policyId } = ruling;
  const said = ruling.outcome === 'accepted' ? `已承保（凭证号 ${ruling.certificate.certificateNo}）` : '不予承保';
  const aside = db.one('SELECT 1 FROM set_aside WHERE subject = ?', policyId) !== undefined;
  const sentence = aside
    ? `${proposalName(db, policyId)}是取回后待处理的一份，中心${said}。请主管与承保公司核对这一份和本窗口另办的一份，保留一份，已收保费的按规定退还`
    : `中心对一份本窗口没有的保单${said}（编号 ${policyId}）。业务从中心取回后会自动对上；没有办理过接管的，请联系中心管理人员核对`;
  raiseAlarm(db, { code: 'ruling-without-policy', subject: policyId, sentence }, place);
}

/** A policy as a clerk can find it. */
function proposalName(db: WritableDatabase, policyId: string): string {
  const paper = db.one<{ no: string }>(
    `SELECT no FROM papers WHERE subject = ? AND kind = 'proposal-acceptance' ORDER BY counter LIMIT 1`,
    policyId,
  );
  return paper === undefined ? '受理单已不可查的保单' : `投保受理单 ${paper.no} `;
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
    const sentence = `中心已承保${proposalName(db, policyId)}（凭证号 ${certificateNo}），但本窗口为同一人另办了一份，请联系承保公司退掉其中一份`;
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
