/** 核定: pay as computed, or decline with a reason; on the figure that stands on the screen. */
import { useRef } from 'react';
import { Button } from 'antd';
import type { Decision } from '../../../shared/decision.ts';
import { type Fen, formatYuan, inWords } from '../../../shared/money.ts';
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { decidedWords, isFollowing } from '../../../shared/settle/owed.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useOfficeAct } from '../api/use-office.ts';
import { useKept } from '../frame/drafts.ts';
import { useActForm } from './use-act-form.ts';

interface Draft {
  readonly verdict: Decision['verdict'] | null;
  readonly reason: string;
  readonly isJudged: boolean;
}

const EMPTY: Draft = { verdict: null, reason: '', isJudged: false };

/** Another figure than the one shown is refused by the centre, with both. */
export function DecideForm({ claim }: { readonly claim: OfficeClaim }) {
  const { claimId, settlementId } = claim;
  const form = useRef<HTMLDivElement>(null);
  const [draft, keep] = useKept(`decide ${settlementId}`, EMPTY);
  const decide = useOfficeAct('claim.decide');
  const change = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const { verdict, reason, isJudged } = draft;
  const shown = decidable(claim)?.payable ?? null;
  const recover = recoverOf(decidable(claim)?.lines ?? []);
  const follows = claim.now.some(isFollowing);
  const isReasonMissing = verdict === 'decline' && reason.trim() === '';
  const confirm = () => {
    change({ isJudged: true });
    if (verdict === null || isReasonMissing) {
      focusFirstWrong(form.current);
      return;
    }
    if (decide.isPending || shown === null) return;
    decide.mutate({
      claimId,
      settlementId,
      verdict,
      reason: verdict === 'decline' ? reason : null,
      shown,
      shownRecover: recover,
    });
  };
  const takeKeys = useActForm(form, confirm);
  return (
    <div className="form act" ref={form} onKeyDown={takeKeys}>
      <h3>核定</h3>
      <ChoiceGroup
        label="核定意见"
        choices={[
          {
            value: 'pay',
            label: follows ? '按计算办理' : '按计算给付',
            note: shown === null ? '待补' : payNote(shown, recover, follows),
          },
          follows
            ? { value: 'decline', label: '不予办理', note: '原核定不变，出具拒绝给付通知书' }
            : { value: 'decline', label: '不予给付', note: '出具拒绝给付通知书' },
        ]}
        value={verdict}
        onChange={(taken) => change({ verdict: taken })}
        error={isJudged && verdict === null ? '请选择核定意见' : null}
      />
      {verdict === 'decline' && (
        <TextField
          label={follows ? '不予办理的理由' : '不予给付的理由'}
          value={reason}
          onChange={(text) => change({ reason: text })}
          error={isJudged && isReasonMissing ? '请写明理由，通知书上会照此印出' : null}
          autoFocus
          placeholder="依据的条款和事实，通知书照此印出"
        />
      )}
      {verdict === 'pay' && shown !== null && shown > 0 && <p className="form-hint">大写：{inWords(shown)}</p>}
      <ErrorSentence error={decide.error} />
      <div className="form-actions">
        <span className="form-hint">核定送达后即约束保险公司，不能撤回。</span>
        <Button type="primary" loading={decide.isPending} onClick={confirm}>
          核定
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </div>
  );
}

/** Under the line nothing is paid and the cost is counted: 累计登记, no refusal (counter rule 17). */
function payNote(shown: Fen, recover: Fen, follows: boolean): string {
  if (follows) return decidedWords({ verdict: 'pay', payable: shown, recover }, follows);
  return shown === 0 ? '本次 0.00 元，计入全年累计' : `¥${formatYuan(shown)}`;
}

/** The figure of the determined status, or the only one. */
function decidable({ now, determination }: OfficeClaim): TriedFigure | undefined {
  return now.find(({ healthStatus }) => determination === null || healthStatus === determination.status);
}
