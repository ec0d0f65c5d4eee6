/** 补签告知: the applicant signs the printed 投保提示书 after the proposal; the clerk never confirms for them (counter rule 9). */
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';

/** Asks for the signed paper, then says that it is recorded. */
export function NoticesSigned({ policy }: { readonly policy: Policy }) {
  const confirm = useDeskCommand('citizen.confirmPolicyNotices');
  if (confirm.data !== undefined) {
    return <Notice tone="good">已登记：投保人已在纸质投保提示书上签字确认（{minuteOf(confirm.data.at)}）。</Notice>;
  }
  return (
    <>
      <Notice tone="warning">
        {`${minuteOf(policy.proposedAt)} 受理时，投保人没有确认告知事项。请投保人（未成年人由监护人）在纸质投保提示书上逐项确认并签名，收存后再点下面的按钮；窗口人员不代签、不代为确认。`}
      </Notice>
      <ErrorSentence error={confirm.error} />
      <ActionBar>
        <Button
          type="primary"
          autoFocus
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ policyId: policy.policyId })}
        >
          投保人已在纸质提示书上签字
        </Button>
      </ActionBar>
    </>
  );
}
