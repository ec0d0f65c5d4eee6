/** 保险凭证: only after the centre's 承保; its QR carries the centre's signature (counter rules 7, 14; 保险法 §13, §18). */
import type { IssuedContentOf } from '../../../shared/entries/decisions.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { certificateQr } from '../../../shared/sync/certificate.ts';
import {
  CERTIFICATE_CHECK,
  CERTIFICATE_HOW_TO_CHECK,
  CERTIFICATE_HOW_TO_SCAN,
  CERTIFICATE_NOT_RENEWED,
  CERTIFICATE_QR,
  CERTIFICATE_RESTS_ON,
} from '../../../shared/terms/decision-texts.ts';
import { COMMERCIAL } from '../../../shared/terms/paper-texts.ts';
import type { Field, PaperContent } from '../content.ts';
import {
  frameOf,
  isSampled,
  issueFields,
  moneyFigure,
  planFields,
  relationOf,
  sampleNotes,
  type PaperPrint,
  type Proof,
} from './common.ts';

type Certificate = IssuedContentOf<'policy-certificate'>;

/** On a sheet that has no QR it names the check text in its place. */
export function policyCertificate(print: PaperPrint, content: Certificate, proof: Proof): PaperContent {
  const { certificate, plan, issuer, cover, notices } = content;
  const frame = frameOf(print, issuer);
  const howToCheck = proof === 'qr' ? CERTIFICATE_HOW_TO_SCAN : CERTIFICATE_HOW_TO_CHECK;
  const caption = proof === 'qr' ? CERTIFICATE_QR : CERTIFICATE_CHECK;
  const notes = [CERTIFICATE_RESTS_ON, CERTIFICATE_NOT_RENEWED, howToCheck, COMMERCIAL, ...notices];
  return {
    ...frame,
    qr: { ...frame.qr, text: certificateQr(certificate), caption, isDense: true },
    title: PAPER_NAMES['policy-certificate'],
    subtitle: `保险凭证号 ${certificate.certificateNo}`,
    blocks: [
      { block: 'fields', fields: [...peopleFields(content), ...planFields(plan, issuer)] },
      { block: 'figures', figures: [moneyFigure('保险费', plan.premium, isSampled(issuer, '保费'))] },
      {
        block: 'table',
        title: '保险责任',
        columns: [
          { title: '责任', share: 0.36, align: 'left' },
          { title: '给付标准', share: 0.64, align: 'left' },
        ],
        rows: cover.map(({ name, sentence }) => [name, sentence]),
      },
      { block: 'fields', fields: [{ label: '签发日期', value: certificate.issuedOn }] },
      { block: 'notes', title: '请您知悉', notes: [...new Set(notes)] },
      { block: 'fields', fields: issueFields(print, issuer, '出具人', '出具时间') },
      ...sampleNotes(issuer),
      { block: 'signatures', signers: ['承保公司（盖章）', '出具人', '日期'] },
    ],
  };
}

function peopleFields({ applicant, insured }: Certificate): Field[] {
  return [
    { label: '被保险人', value: insured.psn_name },
    { label: '证件号码', value: maskCertno(insured.certno) },
    { label: '投保人', value: applicant.psn_name },
    { label: '与被保险人的关系', value: relationOf(applicant.relation) },
  ];
}
