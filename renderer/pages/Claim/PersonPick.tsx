/** The person by certificate number, then one of their policies. */
import { useEffect, useRef, useState } from 'react';
import { Button, type InputRef } from 'antd';
import { useMutation } from '@tanstack/react-query';
import type { LocalDate } from '../../../shared/dates.ts';
import { normaliseNumber } from '../../../shared/identity/normalise.ts';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { useDesk } from '../../api/desk-context.ts';
import { CertificateFields } from '../../components/CertificateFields.tsx';
import { readCertificate } from '../../components/certificate.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { DemoPeople } from '../../components/DemoPeople.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { Notice } from '../../components/Notice.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { POLICY_STATE_NAMES } from '../../components/StateTag.tsx';
import { type CardRead, useCards } from '../../devices/use-cards.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import type { PickedPolicy } from './ClaimPage.tsx';
import { takeFocus } from '../../components/take-focus.ts';

export interface PickedPerson {
  readonly psn_cert_type: string;
  readonly certno: string;
}

export interface PersonPickProps {
  readonly today: LocalDate;
  /** The card that was read, or null. */
  readonly first: CardRead | null;
  /** It is known what was left half typed: a card read earlier waits. */
  readonly isReady: boolean;
  readonly pick: (picked: PickedPolicy) => void;
}

/** A card or Enter looks the person up; a digit takes the policy. */
export function PersonPick({ today, first, isReady, pick }: PersonPickProps) {
  const { client } = useDesk();
  const [certType, setCertType] = useState('01');
  const [certno, setCertno] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const number = useRef<InputRef>(null);
  useEffect(() => takeFocus(number.current?.input), []);
  const find = useMutation({
    mutationFn: ({ certno: whole }: PickedPerson) =>
      client.call('policies.ofPerson', { certno: whole, purpose: 'claim' }),
  });
  const lookUp = (person: PickedPerson) => {
    if (find.isPending) return;
    // With the call, not with the hook: an answer that comes after another claim has taken the page picks nobody.
    find.mutate(person, {
      onSuccess: ({ policies }) => {
        const [only, ...others] = policies;
        // One policy leaves nothing to choose.
        if (only !== undefined && others.length === 0 && isLive(only)) pick({ person, policy: only });
      },
    });
  };
  const take = ({ psn_cert_type, certno: whole }: PickedPerson) => {
    setCertType(psn_cert_type);
    setCertno(whole);
    setWrong(null);
    lookUp({ psn_cert_type, certno: whole });
  };
  useCards(take, useIsPageActive(), isReady);
  const begin = useRef(() => (first === null ? undefined : take(first)));
  useEffect(() => begin.current(), []);
  const confirm = () => {
    const read = readCertificate(certType, certno, today);
    setWrong(read.problem);
    if (read.certno !== null) lookUp({ psn_cert_type: certType, certno: read.certno });
  };
  const person = { psn_cert_type: certType, certno: readCertificate(certType, certno, today).certno ?? '' };
  return (
    <div className="narrow-page">
      <Panel title="理赔试算：先找到保单">
        <div className="form" onKeyDown={formKeys(confirm, 'confirms')}>
          <div className="form-grid-two">
            <CertificateFields
              certType={certType}
              certno={certno}
              today={today}
              onCertType={setCertType}
              onCertno={(typed) => {
                setCertno(typed);
                // Only another number is another person: the field writes out what was typed when it is left.
                if (normaliseNumber(typed) === normaliseNumber(certno)) return;
                setWrong(null);
                find.reset();
              }}
              error={wrong}
              inputRef={number}
            />
          </div>
          <div className="form-actions">
            <Button type="primary" loading={find.isPending} onClick={confirm}>
              查找保单
              <KeyHint keys="Enter" />
            </Button>
          </div>
        </div>
        <ErrorSentence error={find.error} />
        {find.data !== undefined && (
          <Policies policies={find.data.policies} pick={(policy) => pick({ person, policy })} />
        )}
        {find.data === undefined && <Empty>刷被保险人的证件，或输入完整证件号码后回车。</Empty>}
        {find.data === undefined && <DemoPeople />}
      </Panel>
    </div>
  );
}

function isLive({ state }: Policy): boolean {
  return state !== 'refused' && state !== 'cancelled';
}

function Policies({
  policies,
  pick,
}: {
  readonly policies: readonly Policy[];
  readonly pick: (policy: Policy) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => takeFocus(box.current?.querySelector('input')), []);
  if (policies.length === 0) {
    return <Notice tone="warning">本窗口没有此人的保单，不能试算。请核对证件号码，或到投保的窗口办理。</Notice>;
  }
  return (
    <div ref={box}>
      <ChoiceGroup
        label="选择保单（按数字键）"
        layout="rows"
        choices={policies.map((policy) => ({
          value: policy.policyId,
          label: `${policy.psn_name} · ${policy.productName}`,
          note: `${policy.coverYear} 年度 · ${POLICY_STATE_NAMES[policy.state]}`,
          isDisabled: !isLive(policy),
        }))}
        value={null}
        onChange={(policyId) => {
          const policy = policies.find((candidate) => candidate.policyId === policyId);
          if (policy !== undefined) pick(policy);
        }}
      />
    </div>
  );
}
