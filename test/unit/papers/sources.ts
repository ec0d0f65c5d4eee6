/** Builds papers of invented people; certificate numbers carry valid check digits. */
import type { EntryBody } from '../../../shared/entries.ts';
import { localDate } from '../../../shared/dates.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { fen } from '../../../shared/money.ts';
import type { Issuer, PaperKind } from '../../../shared/papers.ts';
import type { PaperSource } from '../../../main/papers/render.ts';
import { certnoFor } from '../../../main/demo/people.ts';

export type Proposed = EntryBody<'policy.proposed/1'>;
export type Collected = EntryBody<'payment.collected/1'>;
export type Deducted = EntryBody<'payment.deducted/1'>;

const UUID = '01890000-0000-7000-8000-00000000000';
export const ENTRY_HASH = '5f3a90c1d2e4b6078899aabbccddeeff00112233445566778899aabbccddeeff';

export const MOTHER = {
  psn_name: '孟祥兰',
  psn_cert_type: '01',
  certno: certnoFor('370499', localDate('1965-11-02'), 562),
  tel: null,
};
export const DAUGHTER = {
  psn_name: '褚文静',
  psn_cert_type: '01',
  certno: certnoFor('370499', localDate('1990-08-15'), 304),
  tel: '13800001234',
};

export const PLAN: Proposed['plan'] = {
  planId: 'zaozhuang-2022',
  planHash: 'a'.repeat(64),
  productName: '枣庄市城市定制型商业医疗保险',
  coverYear: 2022,
  coverStart: localDate('2022-01-01'),
  coverEnd: localDate('2022-12-31'),
  premium: fen(9900),
};

export function issuer(change: Partial<Issuer> = {}): Issuer {
  return {
    deskCode: 'ZZ01',
    site: '薛城区联办窗口',
    mode: 'live',
    insurer: '示范财产保险枣庄中心支公司',
    operatorNo: 'S002',
    operatorName: '苗青',
    licenceNo: '02000137040080002021000123',
    samples: [],
    ...change,
  };
}

export const SAMPLES = [
  '保费',
  '承保公司与共保份额',
  '乙类先行自付计入政策内的比例',
  '超限价自费计入政策内的比例',
  '特殊药品目录：目录内容',
  '罕见病药品目录：目录内容',
  '住院归属年度的认定',
];

export function insured(change: Partial<Proposed['insured']> = {}): Proposed['insured'] {
  return {
    ...MOTHER,
    psn_no: '37040000000000123456',
    rosterName: null,
    gend: '2',
    brdy: localDate('1965-11-02'),
    rosterAsOf: localDate('2021-11-18'),
    ...change,
  };
}

export function proposed(kind: PaperKind, change: Partial<Proposed> = {}): PaperSource & { body: Proposed } {
  const no = 'ZZ01-20211120-A-000017-K';
  const body: Proposed = {
    policyId: `${UUID}1`,
    plan: PLAN,
    applicant: { ...MOTHER, relation: '01' },
    insured: insured(),
    township: null,
    agent: null,
    declaredHealth: null,
    eligibility: {
      checks: ['城乡居民基本医疗保险正常参保，参保地在枣庄市。', '在 2021-11-06 至 2021-12-31 的参保缴费期内。'],
      notices: ['次年基本医保未缴费的，自恢复医保待遇之日起享受。'],
    },
    payment: {
      paymentId: `${UUID}2`,
      tender: 'qr',
      state: 'unmatched',
      amount: fen(9900),
      reference: '4200001234202111205678901234',
      payer: { kind: 'person', person: { ...MOTHER, relation: '01' } },
    },
    issuer: issuer(),
    papers: [{ no, kind }],
    ...change,
  };
  return { kind, no, entry: entryOf('policy.proposed/1'), entryHash: ENTRY_HASH, body };
}

/** The deduction order of a parent whose daughter's 个人账户 is charged. */
export function deduction(change: Partial<Proposed> = {}): PaperSource & { body: Proposed } {
  return proposed('deduction-acceptance', {
    payment: {
      paymentId: `${UUID}2`,
      tender: 'personal-account',
      state: 'to-deduct',
      amount: fen(9900),
      reference: null,
      payer: { kind: 'person', person: { ...DAUGHTER, relation: '52' } },
    },
    ...change,
  });
}

/** Cash counted by another person than the seller (counter rule 2). */
export function collected(change: Partial<Collected> = {}): PaperSource & { body: Collected } {
  const no = 'ZZ01-20211120-A-000018-7';
  const body: Collected = {
    paymentId: `${UUID}2`,
    policyId: `${UUID}1`,
    plan: PLAN,
    insured: insured(),
    applicant: MOTHER,
    payerName: MOTHER.psn_name,
    payerRelation: '本人',
    tender: 'cash',
    amount: fen(9900),
    received: fen(10_000),
    change: fen(100),
    kept: fen(9900),
    issuer: issuer({ operatorNo: 'C004', operatorName: '薛兰', licenceNo: null }),
    papers: [{ no, kind: 'premium-receipt' }],
    ...change,
  };
  return { kind: 'premium-receipt', no, entry: entryOf('payment.collected/1'), entryHash: ENTRY_HASH, body };
}

export function deducted(change: Partial<Deducted> = {}): PaperSource & { body: Deducted } {
  const no = 'ZZ01-20211201-A-000021-3';
  const body: Deducted = {
    paymentId: `${UUID}2`,
    policyId: `${UUID}1`,
    plan: PLAN,
    insured: insured(),
    applicant: MOTHER,
    payerName: DAUGHTER.psn_name,
    payerRelation: '母亲',
    tender: 'personal-account',
    amount: fen(9900),
    outcome: 'deducted',
    reason: null,
    reference: 'GZ202112010000451',
    fileName: '扣缴结果-20211201.csv',
    fileHash: 'b'.repeat(64),
    line: 3,
    issuer: issuer(),
    papers: [{ no, kind: 'premium-receipt' }],
    ...change,
  };
  return {
    kind: 'premium-receipt',
    no,
    entry: entryOf('payment.deducted/1', '2021-12-01'),
    entryHash: ENTRY_HASH,
    body,
  };
}

export function entryOf(type: Entry['type'], day = '2021-11-20'): Entry {
  return {
    v: 1,
    alg: 'sha256',
    desk: 'ZZ01',
    epoch: `${UUID}9`,
    chain: 'business',
    seq: 17,
    id: `${UUID}8`,
    type,
    subject: `${UUID}1`,
    at: `${day}T09:30:12.345+08:00`,
    businessDay: localDate(day),
    actor: { operatorNo: 'S002', side: 'insurer' },
    amounts: {},
    docHash: 'c'.repeat(64),
    prev: 'd'.repeat(64),
  };
}
