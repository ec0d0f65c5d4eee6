/** A claim as typed from its 医保结算单: texts, so that nothing typed is ever lost to a number. */
import type { Claim } from '../../../shared/contract/claims.ts';
import { type Fen, formatYuan, withSign } from '../../../shared/money.ts';
import type { AmountField, SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { EMPTY_PARTY, type PartyDraft } from '../../components/party.ts';
import { estimateOf, type EstimateDraft } from './estimate.ts';
import { TYPED_FIELDS } from './amount-groups.ts';

export interface ListedDrugDraft {
  /** `list/item` of the plan. */
  readonly drug: string;
  readonly amount: string;
  readonly on: string;
}

export interface PayerDraft {
  readonly state: 'paid' | 'none' | 'open' | null;
  readonly amount: string;
}

export interface InvoiceDraft {
  readonly bill_code: string;
  readonly bill_no: string;
}

/** What a sheet taken in elsewhere says beyond the form; it goes back as it came. */
export type KeptFacts = Pick<
  SettlementSheet,
  'psn_no' | 'init_setl_id' | 'refd_setl_flag' | 'setl_time' | 'hifdm_pay' | 'setldetail' | 'receipt'
>;

export interface ClaimDraft {
  readonly insutype: string;
  readonly medType: string;
  readonly hospital: string;
  readonly begndate: string;
  readonly enddate: string;
  readonly settledOn: string;
  readonly mdtrtId: string;
  readonly setlId: string;
  /** 结算单上的患者, where the paper names one. */
  readonly patientName: string;
  readonly patientCertno: string;
  readonly kept: KeptFacts | null;
  /** 参考测算 in place of a 医保结算单 (counter rule 25); null: none. */
  readonly estimate: EstimateDraft | null;
  readonly amounts: Readonly<Partial<Record<AmountField, string>>>;
  readonly drugSum: string;
  readonly drugSource: 'iteminfo' | 'fee-lines' | 'entered';
  readonly listed: readonly ListedDrugDraft[];
  readonly othPayIs: 'other-payer' | 'this-product' | null;
  /** By liability: what the hospital paid for this product already. */
  readonly paidElsewhere: Readonly<Record<string, string>>;
  readonly payers: Readonly<Record<string, PayerDraft>>;
  readonly otherInsurance: string;
  readonly invoices: readonly InvoiceDraft[];
  readonly claimantIs: 'self' | 'other' | null;
  readonly claimant: PartyDraft;
}

export type ChangeClaim = (changes: Partial<ClaimDraft>) => void;

export const EMPTY_CLAIM: ClaimDraft = {
  insutype: '',
  medType: '',
  hospital: '',
  begndate: '',
  enddate: '',
  settledOn: '',
  mdtrtId: '',
  setlId: '',
  patientName: '',
  patientCertno: '',
  kept: null,
  estimate: null,
  amounts: {},
  drugSum: '',
  drugSource: 'entered',
  listed: [],
  othPayIs: null,
  paidElsewhere: {},
  payers: {},
  otherInsurance: '',
  invoices: [],
  claimantIs: null,
  claimant: EMPTY_PARTY,
};

/** A 退费结算单 is typed as it reads to the clerk, without minus signs; the desk takes its amounts in as negative. */
export function signOf(sheet: Pick<KeptFacts, 'refd_setl_flag'> | null): 1 | -1 {
  return sheet?.refd_setl_flag === true ? -1 : 1;
}

/** A claim taken in before, back in the form to be completed or corrected. */
export function draftOfClaim({ visit, invoices, claimant }: Claim): ClaimDraft {
  const { sheet } = visit;
  const typed = (amount: Fen): string => formatYuan(withSign(amount, signOf(sheet)));
  const amounts = TYPED_FIELDS.map((field) => [field, sheet[field] === null ? '' : typed(sheet[field])] as const);
  const draft = {
    insutype: sheet.insutype,
    medType: sheet.med_type,
    hospital: sheet.fixmedins_name,
    begndate: sheet.begndate,
    enddate: sheet.enddate,
    settledOn: sheet.setl_time.slice(0, 10),
    mdtrtId: sheet.mdtrt_id ?? '',
    setlId: sheet.setl_id ?? '',
    patientName: sheet.psn_name ?? '',
    patientCertno: sheet.certno ?? '',
    kept: keptOf(sheet),
    amounts: Object.fromEntries(amounts),
    drugSum: visit.drugSum === null ? '' : typed(visit.drugSum.amount),
    drugSource: visit.drugSum?.source ?? 'entered',
    listed: visit.listedDrugs.map((drug) => ({
      drug: `${drug.list}/${drug.item}`,
      amount: typed(drug.amount),
      on: drug.on,
    })),
    othPayIs: visit.othPayIs,
    paidElsewhere: Object.fromEntries(visit.paidElsewhere.map(({ liability, amount }) => [liability, typed(amount)])),
    payers: Object.fromEntries(
      visit.otherPayers.map(({ payer, state, amount }) => [
        payer,
        { state, amount: state === 'paid' ? typed(amount) : '' },
      ]),
    ),
    otherInsurance: visit.otherInsurance === 0 ? '' : typed(visit.otherInsurance),
    invoices,
    ...claimantOf(claimant),
  };
  return { ...draft, estimate: estimateOf(visit.care, draft) };
}

function claimantOf(claimant: Claim['claimant']): Pick<ClaimDraft, 'claimantIs' | 'claimant'> {
  if (claimant.relation === '01') return { claimantIs: 'self', claimant: EMPTY_PARTY };
  const { psn_cert_type: certType, certno, psn_name: name, tel, relation } = claimant;
  return { claimantIs: 'other', claimant: { certType, certno, name, tel: tel ?? '', relation } };
}

function keptOf(sheet: SettlementSheet): KeptFacts {
  const { psn_no, init_setl_id, refd_setl_flag, setl_time, hifdm_pay, setldetail, receipt } = sheet;
  return { psn_no, init_setl_id, refd_setl_flag, setl_time, hifdm_pay, setldetail, receipt };
}
