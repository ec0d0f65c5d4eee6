/** 给付通知书, 拒绝给付通知书 and 追回赔款通知书: result, basis, way of payment, ways to object (保险法 §23, §24; STANDARDS §3.3). */
import type { DecidedContent } from '../../../shared/entries/decisions.ts';
import { formatYuan, sumFen, ZERO } from '../../../shared/money.ts';
import { type ClaimDecisionKind, PAPER_NAMES } from '../../../shared/papers.ts';
import {
  alsoRecovered,
  APPEAL,
  DECIDED_DECLINE,
  DECIDED_PAY,
  DECIDED_RECOVER,
  DECIDED_UNCHANGED,
  HOW_PAID,
  HOW_RETURNED,
  LARGE_PAYMENT,
  LARGE_PAYMENT_FEN,
  MORE_EVIDENCE,
  NOT_AN_OFFER,
  NOT_NETTED,
  TWO_YEARS,
} from '../../../shared/terms/decision-texts.ts';
import { COMMERCIAL } from '../../../shared/terms/paper-texts.ts';
import type { Block, PaperContent } from '../content.ts';
import { stayFields } from './claim-fields.ts';
import { issuedFrame, money, moneyFigure, sampleNotes, type PaperPrint } from './common.ts';
import { decisionFields, followingNote, issuedBlock, subjectFields } from './decided-fields.ts';

/** 给付通知书. */
export function paymentNotice(print: PaperPrint, content: DecidedContent): PaperContent {
  const { decision, issuer } = content;
  const follows = content.following !== undefined;
  const isSample = issuer.samples.length > 0;
  const { recover = ZERO } = decision;
  const also = recover > 0 ? [alsoRecovered(money(recover, isSample))] : [];
  const large = decision.payable >= LARGE_PAYMENT_FEN ? [LARGE_PAYMENT] : [];
  return notice(print, content, {
    kind: 'claim-payment',
    head: [
      { block: 'statement', text: DECIDED_PAY },
      { block: 'figures', figures: [moneyFigure(follows ? '应补付' : '应给付', decision.payable, isSample)] },
      linesPaid(content),
    ],
    notes: [...also, HOW_PAID, ...large, NOT_AN_OFFER, APPEAL, TWO_YEARS, COMMERCIAL],
    signers: ['申请人签名', '保险公司（盖章）', '日期'],
  });
}

/** 追回赔款通知书: what was paid beyond the entitlement, bill by bill (counter rules 21, 23). */
export function recoveryNotice(print: PaperPrint, content: DecidedContent): PaperContent {
  const { decision, issuer } = content;
  return notice(print, content, {
    kind: 'claim-recovery',
    head: [
      { block: 'statement', text: DECIDED_RECOVER },
      { block: 'figures', figures: [moneyFigure('须退还', decision.recover ?? ZERO, issuer.samples.length > 0)] },
      recoveredLines(content),
    ],
    notes: [HOW_RETURNED, NOT_NETTED, APPEAL, COMMERCIAL],
    signers: ['申请人签名', '保险公司（盖章）', '日期'],
  });
}

/** 拒绝给付通知书: the reason stands before everything else. */
export function refusalNotice(print: PaperPrint, content: DecidedContent): PaperContent {
  const follows = content.following !== undefined;
  return notice(print, content, {
    kind: 'claim-refusal',
    head: [
      { block: 'statement', text: follows ? DECIDED_UNCHANGED : DECIDED_DECLINE },
      {
        block: 'notes',
        title: follows ? '不予办理的理由' : '不予给付的理由',
        notes: [content.decision.reason ?? '—'],
      },
    ],
    notes: [APPEAL, TWO_YEARS, MORE_EVIDENCE, COMMERCIAL],
    signers: ['申请人签收', '保险公司（盖章）', '日期'],
  });
}

interface NoticeParts {
  readonly kind: Exclude<ClaimDecisionKind, 'claim-calculation'>;
  readonly head: readonly Block[];
  readonly notes: readonly string[];
  readonly signers: readonly string[];
}

function notice(print: PaperPrint, content: DecidedContent, parts: NoticeParts): PaperContent {
  const { issuer, visit } = content;
  return {
    ...issuedFrame(print, issuer),
    title: PAPER_NAMES[parts.kind],
    subtitle: null,
    blocks: [
      ...parts.head,
      ...followingNote(content),
      { block: 'fields', fields: [...subjectFields(content), ...stayFields(visit)] },
      { block: 'fields', fields: decisionFields(content) },
      { block: 'notes', title: '说明', notes: parts.notes },
      issuedBlock(print, content),
      ...sampleNotes(issuer),
      { block: 'signatures', signers: parts.signers },
    ],
  };
}

/** What each liability pays; the 计算书 says why. */
function linesPaid({ decision, issuer, following }: DecidedContent): Block {
  const isSample = issuer.samples.length > 0;
  return {
    block: 'table',
    title: '各项责任',
    columns: [
      { title: '责任', share: 0.7, align: 'left' },
      { title: following === undefined ? '给付金额' : '补付金额', share: 0.3, align: 'right' },
    ],
    rows: [
      ...decision.lines.map(({ name, decided }) => [name, `¥${formatYuan(decided)}`]),
      ['合计', money(decision.payable, isSample)],
    ],
  };
}

/** Of each bill what was paid, what is due now and what comes back; by liability where only the claims office could compute. */
function recoveredLines({ figure, decision, issuer }: DecidedContent): Block {
  const isSample = issuer.samples.length > 0;
  const total = money(decision.recover ?? ZERO, isSample);
  const bills = figure?.adjustments?.filter(({ kind }) => kind === 'recover') ?? [];
  if (bills.length === 0) {
    const lines = figure?.lines.filter(({ recover }) => (recover ?? ZERO) !== 0) ?? [];
    return {
      block: 'table',
      title: '须退还的各项责任（元）',
      columns: [
        { title: '责任', share: 0.7, align: 'left' },
        { title: '须退还', share: 0.3, align: 'right' },
      ],
      rows: [...lines.map(({ name, recover }) => [name, formatYuan(recover ?? ZERO)]), ['合计', total]],
    };
  }
  return {
    block: 'table',
    title: '须退还的各笔账单（元）',
    columns: [
      { title: '账单', share: 0.34, align: 'left' },
      { title: '责任', share: 0.24, align: 'left' },
      { title: '已给付', share: 0.14, align: 'right' },
      { title: '现应给付', share: 0.14, align: 'right' },
      { title: '须退还', share: 0.14, align: 'right' },
    ],
    rows: [
      ...bills.map(({ bill, name, before, now, amount }) => [
        `${bill.enddate} ${bill.fixmedins_name}`,
        name,
        formatYuan(before),
        formatYuan(now),
        formatYuan(amount),
      ]),
      [
        '合计',
        '',
        formatYuan(sumFen(bills.map(({ before }) => before))),
        formatYuan(sumFen(bills.map(({ now }) => now))),
        total,
      ],
    ],
  };
}
