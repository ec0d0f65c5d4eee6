/** The left side of an enrolment: card, product, applicant, health, payment, agent, in the order they are asked. */
import type { Ref } from 'react';
import { Button } from 'antd';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { NoticesAtWork } from '../../customer/use-notices.ts';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { PartyFields } from '../../components/PartyFields.tsx';
import { AgentFields } from './AgentFields.tsx';
import type { CardTaking } from './card-taking.ts';
import { CardFields } from './CardFields.tsx';
import type { ChangeDraft, EnrollDraft } from './draft.ts';
import { PaymentFields } from '../Payments/PaymentFields.tsx';
import { PlanChoice } from './PlanChoice.tsx';
import { NoticesState } from './NoticesState.tsx';
import type { EnrollErrors } from './read-draft.ts';
import type { Eligibility } from './use-eligibility.ts';

export interface FormFacts {
  readonly today: LocalDate;
  readonly offers: readonly PlanOffer[];
  readonly offer: PlanOffer | null;
  readonly check: CheckAnswer | null;
  readonly eligibility: readonly Eligibility[];
  readonly offersError: unknown;
  /** Nothing is taken in before the shift is open: that is what is to be done first. */
  readonly hasShift: boolean;
}

export interface EnrollFormProps {
  readonly formRef: Ref<HTMLDivElement>;
  readonly isShown: boolean;
  readonly facts: FormFacts;
  readonly draft: EnrollDraft;
  readonly errors: EnrollErrors;
  readonly change: ChangeDraft;
  /** Called when the card's fields are left: looks whether they are complete. */
  readonly readCard: () => void;
  /** What a card that is read does to the form. */
  readonly cards: CardTaking;
  /** Null while there is nobody to ask yet. */
  readonly notices: NoticesAtWork | null;
  readonly confirm: () => void;
  readonly isSending: boolean;
  readonly refusal: unknown;
}

/** Enter moves on, Ctrl+Enter proposes. */
export function EnrollForm(props: EnrollFormProps) {
  const { facts, draft, errors, change } = props;
  useHotKey('Ctrl+Enter', props.confirm, useIsPageActive() && props.isShown);
  return (
    <Panel title="投保受理" className="job-form" extra={<span className="panel-note">Enter 下一项</span>}>
      <div ref={props.formRef} className="form" onKeyDown={formKeys(props.confirm, 'stays')}>
        <CardFields
          draft={draft}
          errors={errors}
          today={facts.today}
          change={change}
          readCard={props.readCard}
          cards={props.cards}
          check={facts.check}
          isShown={props.isShown}
        />
        <PlanChoice facts={facts} chosen={draft.planId} choose={(planId) => change({ planId })} error={errors.plan} />
        {facts.check?.nameMatches === false && (
          <Notice tone="warning">
            参保库登记的姓名与所填不同。请拿证件原件逐字核对：填错的请改正姓名，证件确是如此的请勾选。
            <CheckField
              isChecked={draft.isNameConfirmed}
              onChange={(isNameConfirmed) => change({ isNameConfirmed })}
              error={errors.nameConfirmed}
            >
              已核对证件原件，姓名以证件为准，按“姓名差异”登记。
            </CheckField>
          </Notice>
        )}
        {facts.check?.needsGuardian === true && <Guardian {...props} />}
        {facts.offer?.asksHealth === true && <Health {...props} />}
        {facts.offer !== null && facts.offer.closed === null && facts.check?.verdict !== 'ineligible' && (
          <PaymentFields
            draft={draft}
            errors={errors}
            today={facts.today}
            offer={facts.offer}
            applicantAccount={facts.check?.needsGuardian === true ? '投保人（监护人）的账户' : '本人的账户'}
            change={change}
          />
        )}
        <AgentFields draft={draft} errors={errors} today={facts.today} change={change} />
        <ErrorSentence error={props.refusal} />
        <Submit {...props} />
      </div>
    </Panel>
  );
}

function Guardian({ facts, draft, errors, change }: EnrollFormProps) {
  return (
    <fieldset className="form-part">
      <legend>投保人（监护人）</legend>
      <p className="form-hint">被保险人未满 18 周岁，由监护人投保并在纸面签名。</p>
      <PartyFields
        party={draft.applicant}
        errors={errors.applicant ?? {}}
        today={facts.today}
        onChange={(applicant) => change({ applicant })}
        relationLabel="被保险人是投保人的"
        relations={null}
      />
    </fieldset>
  );
}

function Health({ draft, errors, change }: EnrollFormProps) {
  return (
    <ChoiceGroup
      label="既往症告知（由本人或监护人回答）"
      choices={[
        { value: 'healthy', label: '无条款所列既往症' },
        { value: 'preexisting', label: '有条款所列既往症' },
      ]}
      value={draft.health}
      onChange={(health) => change({ health })}
      error={errors.health}
    />
  );
}

/** Nobody who may not join can be proposed: the act says so instead of waiting to be refused. */
function Submit({ facts, draft, notices, confirm, isSending, cards, isShown }: EnrollFormProps) {
  const isRefused = facts.check?.verdict === 'ineligible';
  useHotKey('Alt+N', () => cards.next(), useIsPageActive() && isShown && isRefused);
  return (
    <>
      {notices === null ? (
        <p className="form-hint">
          录入后，由投保人（未成年人由监护人）在客户屏或纸质投保提示书上逐项确认告知事项，窗口人员不代为勾选。
        </p>
      ) : (
        <NoticesState notices={notices} />
      )}
      <ActionBar>
        {isRefused && (
          <>
            <span className="form-hint">
              不可参保，不能受理；原因见右侧。
              {hasOther(facts, draft.planId) ? '可换一个产品，或办下一位。' : '请办下一位。'}
            </span>
            <Button size="large" onClick={() => cards.next()}>
              办理下一位
              <KeyHint keys="Alt+N" />
            </Button>
          </>
        )}
        {!isRefused && facts.hasShift && notices !== null && (
          <span className="form-hint">{notices.confirmation === null ? '告知事项：未确认' : '告知事项：已确认'}</span>
        )}
        {!isRefused && !facts.hasShift && <span className="form-hint">尚未开班，请先按 F5 开班。</span>}
        <Button
          type={facts.hasShift ? 'primary' : 'default'}
          size="large"
          data-enter
          disabled={isRefused}
          loading={isSending}
          onClick={confirm}
        >
          受理投保
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </ActionBar>
    </>
  );
}

/** Whether this person may join another product that is on offer. */
function hasOther({ eligibility }: FormFacts, chosen: string | null): boolean {
  return eligibility.some(({ planId, answer }) => planId !== chosen && answer?.verdict === 'eligible');
}
