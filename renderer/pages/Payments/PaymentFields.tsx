/** How the premium is paid and by whom (counter rules 3, 8). */
import { REFERENCED_TENDERS, TENDER_NAMES, type Tender } from '../../../shared/payment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { PlanOffer } from '../../../shared/contract/enrollment.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { PartyFields } from '../../components/PartyFields.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { PaymentDraft, PaymentErrors } from './payment-draft.ts';

export interface PaymentFieldsProps {
  readonly draft: PaymentDraft;
  readonly errors: PaymentErrors;
  readonly change: (changes: Partial<PaymentDraft>) => void;
  readonly today: LocalDate;
  readonly offer: PlanOffer;
  /** Such as 本人的账户: whose account it is when the applicant pays. */
  readonly applicantAccount: string;
}

/** What each way of paying leads to, in the operator's words. */
const TENDER_HINTS: Readonly<Record<Tender, string>> = {
  cash: '受理后由收银员（非本人）在同一屏收款，出保费收据',
  'personal-account': '先出扣缴受理单，扣缴成功后出收据',
  qr: '先出缴费受理单，与渠道对账到账后出收据',
  card: '先出缴费受理单，与渠道对账到账后出收据',
  transfer: '先出缴费受理单，与银行流水核对到账后出收据',
  subsidy: '登记为应收，由资助单位缴付',
};

/** The tender, then what it asks for. */
export function PaymentFields(props: PaymentFieldsProps) {
  const { draft, errors, offer, change } = props;
  return (
    <fieldset className="form-part">
      <legend>缴费</legend>
      <ChoiceGroup
        label="缴费方式"
        choices={offer.tenders.map((tender) => ({ value: tender, label: TENDER_NAMES[tender] }))}
        value={draft.tender}
        onChange={(tender) => change({ tender })}
        error={errors.tender}
        hint={draft.tender === null ? undefined : TENDER_HINTS[draft.tender]}
      />
      {draft.tender === 'personal-account' && <OwnerFields {...props} />}
      {draft.tender === 'subsidy' && <Subsidy {...props} />}
      {draft.tender !== null && REFERENCED_TENDERS.includes(draft.tender) && (
        <TextField
          label="交易流水号"
          value={draft.reference}
          onChange={(reference) => change({ reference })}
          error={errors.reference}
          hint="小票或手机凭证上的流水号，同一流水号不能使用两次"
        />
      )}
    </fieldset>
  );
}

function OwnerFields({ draft, errors, today, offer, applicantAccount, change }: PaymentFieldsProps) {
  return (
    <>
      <ChoiceGroup
        label="由谁的个人账户支付"
        choices={[
          { value: 'applicant', label: applicantAccount },
          { value: 'other', label: '其他近亲属的账户' },
        ]}
        value={draft.accountOwner}
        onChange={(accountOwner) => change({ accountOwner })}
        error={errors.accountOwner}
      />
      {draft.accountOwner === 'other' && (
        <PartyFields
          party={draft.payer}
          errors={errors.payer ?? {}}
          today={today}
          onChange={(payer) => change({ payer })}
          relationLabel="被保险人是账户本人的"
          relations={offer.accountRelations.filter((code) => code !== '01')}
        />
      )}
    </>
  );
}

function Subsidy({ draft, errors, change }: PaymentFieldsProps) {
  return (
    <div className="form-grid">
      <TextField
        label="资助单位"
        value={draft.subsidyName}
        onChange={(subsidyName) => change({ subsidyName })}
        error={errors.subsidyName}
      />
      <TextField
        label="资助身份"
        value={draft.subsidyIdentity}
        onChange={(subsidyIdentity) => change({ subsidyIdentity })}
        error={errors.subsidyIdentity}
        hint="如特困人员、低保对象"
      />
    </div>
  );
}
