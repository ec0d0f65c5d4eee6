/** Who and on which policy; numbers are masked until asked for with a reason. */
import { useState } from 'react';
import { Button } from 'antd';
import { codeName } from '../../../shared/codes/code-table.ts';
import { gendTable } from '../../../shared/codes/gend.ts';
import { psnCertTypeTable } from '../../../shared/codes/psn-cert-type.ts';
import { relationTable } from '../../../shared/codes/relation.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import type { Party } from '../../../shared/parties.ts';
import { POLICY_STATE_NAMES } from '../../components/StateTag.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { TextField } from '../../components/TextField.tsx';
import type { Reveal } from './use-claim-file.ts';

/** The insured, the claimant and the policy. */
export function PersonPanel({ claim, reveal }: { readonly claim: OfficeClaim; readonly reveal: Reveal }) {
  const [isAsking, setIsAsking] = useState(false);
  const { insured, claimant, policy, isRevealed } = claim;
  return (
    <Panel
      title="被保险人与保单"
      extra={!isRevealed && !isAsking && <Button onClick={() => setIsAsking(true)}>显示完整号码</Button>}
    >
      {isAsking && !isRevealed && <Ask reveal={reveal} />}
      <dl className="facts">
        <dt>被保险人</dt>
        <dd>
          {insured.psn_name} · {codeName(gendTable, insured.gend) ?? insured.gend} · {insured.brdy}
        </dd>
        <dt>{numberName(insured)}</dt>
        <dd className="number">{insured.certno}</dd>
        {insured.tel !== null && (
          <>
            <dt>电话</dt>
            <dd className="number">{insured.tel}</dd>
          </>
        )}
        <dt>申请人</dt>
        <dd>
          {claimant.psn_name}（被保险人是其{codeName(relationTable, claimant.relation) ?? claimant.relation}）{' '}
          <span className="number">{claimant.certno}</span>
        </dd>
        <dt>产品</dt>
        <dd>
          {policy.productName} {policy.coverYear} 年度 · {policy.coverStart} 至 {policy.coverEnd}
        </dd>
        <dt>保单状态</dt>
        <dd>
          {POLICY_STATE_NAMES[policy.state]}
          {policy.certificateNo === null ? '' : ` · 保险凭证 ${policy.certificateNo}`}
        </dd>
        <dt>投保时告知</dt>
        <dd>{policy.declaredHealth === null ? '未询问' : HEALTH_STATUS_NAMES[policy.declaredHealth]}</dd>
      </dl>
      {insured.rosterName !== null && (
        <Notice tone="warning">
          姓名差异：参保名单写作“{insured.rosterName}”，证件写作“{insured.psn_name}”。
        </Notice>
      )}
      {claim.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </Panel>
  );
}

function numberName({ psn_cert_type: type }: Pick<Party, 'psn_cert_type'>): string {
  return codeName(psnCertTypeTable, type) ?? '证件号码';
}

/** A reason, which is logged with the look. */
function Ask({ reveal }: { readonly reveal: Reveal }) {
  const [reason, setReason] = useState('');
  const confirm = () => {
    if (reason.trim() !== '' && !reveal.isPending) reveal.mutate(reason.trim());
  };
  return (
    <div className="form-row" onKeyDown={formKeys(confirm, 'confirms')}>
      <TextField
        label="查看完整号码的原因"
        value={reason}
        onChange={setReason}
        hint="原因和查看人会记录在案"
        autoFocus
      />
      <Button loading={reveal.isPending} onClick={confirm} disabled={reason.trim() === ''}>
        显示
      </Button>
    </div>
  );
}
