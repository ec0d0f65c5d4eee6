/** 投保受理单: the proposal is taken in, the cover is not there yet (counter rules 3, 6, 7, 9, 11). */
import { codeName } from '../../../shared/codes/code-table.ts';
import { gendTable } from '../../../shared/codes/gend.ts';
import type { EntryBody } from '../../../shared/entries.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { maskCertno, maskPhone } from '../../../shared/mask.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import type { Party } from '../../../shared/parties.ts';
import { PAYMENT_STATE_NAMES, TENDER_NAMES } from '../../../shared/payment.ts';
import { COMMERCIAL, NOT_A_POLICY } from '../../../shared/terms/paper-texts.ts';
import type { Block, Field, PaperContent } from '../content.ts';
import {
  frameOf,
  isSampled,
  issueFields,
  moneyFigure,
  planFields,
  relationOf,
  sampleNotes,
  type PaperPrint,
} from './common.ts';

type Proposed = EntryBody<'policy.proposed/1'>;

export function proposalAcceptance(print: PaperPrint, body: Proposed): PaperContent {
  const { plan, issuer, payment, eligibility } = body;
  const licence: Field = { label: '执业登记编号', value: issuer.licenceNo ?? '（无）' };
  const signers = ['投保人签名', ...(body.agent === null ? [] : ['代办人签名']), '经办人', '日期'];
  const blocks: readonly Block[] = [
    { block: 'statement', text: NOT_A_POLICY },
    { block: 'figures', figures: [moneyFigure('保险费', plan.premium, isSampled(issuer, '保费'))] },
    {
      block: 'fields',
      fields: [
        ...planFields(plan, issuer),
        { label: '付款方式', value: TENDER_NAMES[payment.tender] },
        { label: '缴费状态', value: PAYMENT_STATE_NAMES[payment.state] },
        ...(payment.reference === null ? [] : [{ label: '交易流水号', value: payment.reference, isWide: true }]),
      ],
    },
    partiesTable(body),
    { block: 'fields', fields: insuredFields(body) },
    { block: 'notes', title: '参保条件核对', notes: eligibility.checks },
    { block: 'notes', title: '请您知悉', notes: noticesOf(eligibility.notices) },
    { block: 'fields', fields: [...issueFields(print, issuer, '经办人', '受理时间'), licence] },
    ...sampleNotes(issuer),
    { block: 'signatures', signers },
  ];
  const title = PAPER_NAMES['proposal-acceptance'];
  return { ...frameOf(print, issuer), title, subtitle: null, blocks: blocks.filter(hasContent) };
}

/** What the statement above or the line before already says is not said again. */
function noticesOf(notices: readonly string[]): string[] {
  return [...new Set([COMMERCIAL, ...notices])].filter((notice) => notice !== NOT_A_POLICY);
}

/** A heading without notes says nothing. */
function hasContent(block: Block): boolean {
  return block.block !== 'notes' || block.notes.length > 0;
}

function partiesTable(body: Proposed): Block {
  return {
    block: 'table',
    title: '当事人',
    columns: [
      { title: '身份', share: 0.15, align: 'left' },
      { title: '姓名', share: 0.23, align: 'left' },
      { title: '证件号码', share: 0.24, align: 'left' },
      { title: '与被保险人的关系', share: 0.22, align: 'left' },
      { title: '联系电话', share: 0.16, align: 'left' },
    ],
    rows: partiesRows(body),
  };
}

/** The four people, or the subsidiser in place of a payer (counter rule 3). */
function partiesRows({ applicant, insured, agent, payment: { payer } }: Proposed): string[][] {
  const paying =
    payer.kind === 'person'
      ? partyRow('付款人', payer.person, relationOf(payer.person.relation))
      : ['资助方', payer.name, '—', payer.identity, '—'];
  return [
    partyRow('投保人', applicant, relationOf(applicant.relation)),
    partyRow('被保险人', insured, '本人'),
    paying,
    ...(agent === null
      ? []
      : [partyRow(`代办人（${AUTHORITIES[agent.authority]}）`, agent, relationOf(agent.relation))]),
  ];
}

const AUTHORITIES = { mandate: '委托', guardianship: '监护' } as const;

function partyRow(role: string, party: Pick<Party, 'psn_name' | 'certno' | 'tel'>, relation: string): string[] {
  return [role, party.psn_name, maskCertno(party.certno), relation, phone(party.tel)];
}

function phone(tel: string | null): string {
  return tel === null ? '—' : maskPhone(tel);
}

function insuredFields({ insured, declaredHealth }: Proposed): Field[] {
  const declared: Field[] =
    declaredHealth === null ? [] : [{ label: '既往症告知', value: HEALTH_STATUS_NAMES[declaredHealth], isWide: true }];
  const difference: Field[] =
    insured.rosterName === null
      ? []
      : [
          {
            label: '姓名差异',
            value: `证件姓名“${insured.psn_name}”，参保库姓名“${insured.rosterName}”。已按证件号码认定，两者均予保留。`,
            isWide: true,
          },
        ];
  return [
    { label: '出生日期', value: insured.brdy },
    { label: '性别', value: codeName(gendTable, insured.gend) ?? insured.gend },
    { label: '参保信息', value: `截至 ${insured.rosterAsOf}`, isWide: true },
    ...declared,
    ...difference,
  ];
}
