/** Whether the applicant has confirmed the notices, and where; the clerk never ticks them (counter rule 9). */
import { Button } from 'antd';
import { minuteOf } from '../../../shared/dates.ts';
import { NOTICE_CHANNEL_NAMES } from '../../../shared/notice-items.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useIsCustomerPresent } from '../../customer/customer-context.ts';
import type { NoticesAtWork } from '../../customer/use-notices.ts';

/** 未确认 says how it gets confirmed. */
export function NoticesState({ notices }: { readonly notices: NoticesAtWork }) {
  const isPresent = useIsCustomerPresent();
  const { confirmation, isSending, error, confirmOnPaper } = notices;
  if (confirmation !== null) {
    return (
      <Notice tone="good">
        告知事项：{NOTICE_CHANNEL_NAMES[confirmation.channel]}（{minuteOf(confirmation.at)}）。
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="warning">
        <div className="notices-state">
          <span>
            告知事项：未确认。
            {isPresent
              ? '请投保人在客户屏上逐项确认，窗口人员不代为勾选。'
              : '客户屏未打开，请投保人在纸质投保提示书上逐项确认并签名，或打开客户屏。'}
          </span>
          <Button size="small" loading={isSending} onClick={confirmOnPaper}>
            投保人已在纸质提示书上签字
          </Button>
        </div>
      </Notice>
      <ErrorSentence error={error} />
    </>
  );
}
