/** 复核: agree, or return with a reason; by another person than whoever entered the claim. */
import { useRef } from 'react';
import { Button } from 'antd';
import type { Review } from '../../../shared/decision.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useOfficeAct } from '../api/use-office.ts';
import { useKept } from '../frame/drafts.ts';
import { useActForm } from './use-act-form.ts';

interface Draft {
  readonly verdict: Review['verdict'] | null;
  readonly reason: string;
  readonly isJudged: boolean;
}

const EMPTY: Draft = { verdict: null, reason: '', isJudged: false };

/** A return goes to the window with its reason; an agreement goes on to 核定. */
export function ReviewForm({ claim: { claimId, settlementId } }: { readonly claim: OfficeClaim }) {
  const form = useRef<HTMLDivElement>(null);
  const [draft, keep] = useKept(`review ${settlementId}`, EMPTY);
  const review = useOfficeAct('claim.review');
  const change = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const { verdict, reason, isJudged } = draft;
  const isReasonMissing = verdict === 'returned' && reason.trim() === '';
  const confirm = () => {
    change({ isJudged: true });
    if (verdict === null || isReasonMissing) {
      focusFirstWrong(form.current);
      return;
    }
    if (review.isPending) return;
    review.mutate({ claimId, settlementId, verdict, reason: verdict === 'returned' ? reason : null });
  };
  const takeKeys = useActForm(form, confirm);
  return (
    <div className="form act" ref={form} onKeyDown={takeKeys}>
      <h3>复核</h3>
      <ChoiceGroup
        label="复核意见"
        choices={[
          { value: 'agreed', label: '同意', note: '进入核定' },
          { value: 'returned', label: '退回', note: '回到受理窗口更正' },
        ]}
        value={verdict}
        onChange={(taken) => change({ verdict: taken })}
        error={isJudged && verdict === null ? '请选择同意或退回' : null}
      />
      {verdict === 'returned' && (
        <TextField
          label="退回原因"
          value={reason}
          onChange={(text) => change({ reason: text })}
          error={isJudged && isReasonMissing ? '请写明窗口须更正或补充什么' : null}
          placeholder="须更正或补充的内容，窗口会看到"
        />
      )}
      <ErrorSentence error={review.error} />
      <div className="form-actions">
        <Button type="primary" loading={review.isPending} onClick={confirm}>
          提交复核
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </div>
  );
}
