/** What 理赔计算书 and the notices have in common: the decision itself, on whose word and on which papers. */
import { minuteOf } from '../../../shared/dates.ts';
import type { DecidedContent } from '../../../shared/entries/decisions.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import type { Block, Field } from '../content.ts';
import { issueFields, planFields, type PaperPrint } from './common.ts';
import { peopleFields } from './claim-fields.ts';

/** People, policy and certificate. */
export function subjectFields(content: DecidedContent): Field[] {
  const { plan, issuer, certificateNo } = content;
  return [
    ...peopleFields(content),
    ...planFields(plan, issuer),
    ...(certificateNo === null ? [] : [{ label: '保险凭证号', value: certificateNo, isWide: true }]),
  ];
}

/** Who decided and on what: the trial, the determination, the review. */
export function decisionFields({ decision, determination, reviewedBy, trialNo }: DecidedContent): Field[] {
  const { by, at, healthStatus } = decision;
  const place = by.place === 'centre' ? '保险公司理赔部 ' : '';
  const diagnosed = determination?.firstDiagnosedOn ?? null;
  return [
    { label: '核定人', value: `${place}${by.name}（${by.operatorNo}）` },
    { label: '核定时间', value: minuteOf(at) },
    ...(reviewedBy === null ? [] : [{ label: '复核人', value: reviewedBy }]),
    { label: '依据试算单', value: trialNo, isWide: true },
    { label: '既往症认定', value: HEALTH_STATUS_NAMES[healthStatus] },
    ...(diagnosed === null ? [] : [{ label: '首次确诊', value: diagnosed }]),
    ...(determination === null ? [] : [{ label: '认定理由', value: determination.reason, isWide: true }]),
  ];
}

/** Which decided claim it takes back or states anew. */
export function followingNote({ following }: DecidedContent): Block[] {
  return following === undefined ? [] : [{ block: 'notes', title: '冲正或更正', notes: [following] }];
}

/** Where and by whom this paper was made, at the foot of each. */
export function issuedBlock(print: PaperPrint, { issuer }: Pick<DecidedContent, 'issuer'>): Block {
  return { block: 'fields', fields: issueFields(print, issuer, '出具人', '出具时间') };
}
