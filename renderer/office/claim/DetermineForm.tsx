/** 既往症认定: status, first diagnosis, reason (counter rule 10). */
import { useRef } from 'react';
import { Button } from 'antd';
import type { HealthStatus } from '../../../shared/health.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { DateField } from '../../components/DateField.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { readDate } from '../../components/read-date.ts';
import { TextField } from '../../components/TextField.tsx';
import { useOfficeAct } from '../api/use-office.ts';
import { useKept } from '../frame/drafts.ts';
import { useActForm } from './use-act-form.ts';

interface Draft {
  readonly status: HealthStatus | null;
  readonly firstDiagnosed: string;
  readonly reason: string;
  /** Confirmed once: what is missing is said at its field. */
  readonly isJudged: boolean;
}

const EMPTY: Draft = { status: null, firstDiagnosed: '', reason: '', isJudged: false };

/** Enter moves on, Ctrl+Enter confirms. */
export function DetermineForm({ claim: { claimId, settlementId, policy } }: { readonly claim: OfficeClaim }) {
  const form = useRef<HTMLDivElement>(null);
  const [draft, keep] = useKept(`determine ${claimId}`, EMPTY);
  const determine = useOfficeAct('claim.determine');
  const change = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const problems = draft.isJudged ? problemsOf(draft) : NO_PROBLEMS;
  const confirm = () => {
    change({ isJudged: true });
    const { status, reason } = draft;
    const isWhole = Object.values(problemsOf(draft)).every((problem) => problem === null);
    if (!isWhole || status === null) {
      focusFirstWrong(form.current);
      return;
    }
    const firstDiagnosedOn = status === 'preexisting' ? readDate(draft.firstDiagnosed) : null;
    if (!determine.isPending) determine.mutate({ claimId, settlementId, status, firstDiagnosedOn, reason });
  };
  const takeKeys = useActForm(form, confirm);
  return (
    <div className="form act" ref={form} onKeyDown={takeKeys}>
      <h3>既往症认定</h3>
      <ChoiceGroup
        label="健康状况"
        choices={[
          { value: 'healthy', label: '健康', note: '投保前无本次所涉疾病' },
          { value: 'preexisting', label: '既往症', note: `首次确诊早于 ${policy.coveredSince}` },
        ]}
        value={draft.status}
        onChange={(status) => change({ status })}
        error={problems.status}
      />
      {draft.status === 'preexisting' && (
        <DateField
          label="首次确诊日期"
          value={draft.firstDiagnosed}
          onChange={(firstDiagnosed) => change({ firstDiagnosed })}
          error={problems.firstDiagnosed}
        />
      )}
      <TextField
        label="认定理由"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={problems.reason}
        placeholder="依据的病历、检查及结论"
      />
      <ErrorSentence error={determine.error} />
      <div className="form-actions">
        <Button type="primary" loading={determine.isPending} onClick={confirm}>
          认定
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </div>
  );
}

interface Problems {
  readonly status: string | null;
  readonly firstDiagnosed: string | null;
  readonly reason: string | null;
}

const NO_PROBLEMS: Problems = { status: null, firstDiagnosed: null, reason: null };

function problemsOf({ status, firstDiagnosed, reason }: Draft): Problems {
  const needsDate = status === 'preexisting' && readDate(firstDiagnosed) === null;
  return {
    status: status === null ? '请选择健康或既往症' : null,
    firstDiagnosed: needsDate ? '认定为既往症的，须按病历填写首次确诊日期，如 20200315' : null,
    reason: reason.trim() === '' ? '请写明认定所依据的材料和结论' : null,
  };
}
