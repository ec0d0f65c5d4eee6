/** The end of the form: take in and try, then the way on. */
import { Button } from 'antd';
import { ActionBar } from '../../components/ActionBar.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { ClaimFormProps } from './ClaimForm.tsx';

/** Once taken in, a change is a correction of this stay; another stay or person has its own key. */
export function SubmitClaim({ work, confirm, leaving }: ClaimFormProps) {
  const { issued, isTakenIn, isSending, read } = work;
  return (
    <>
      {issued !== null && <Notice tone="good">这次就诊已受理，试算单已出具；没有改动时不会重复出单。</Notice>}
      {isTakenIn && issued === null && <Notice tone="plain">正在更正已受理的这次就诊，确认后出具新的试算单。</Notice>}
      <ActionBar>
        {read.shown.visit === null && <span className="form-hint">结算单填完整且金额勾稽相符后才能试算。</span>}
        {isTakenIn && (
          <>
            <Button onClick={() => leaving.ask('stay')}>
              此人另一次就诊
              <KeyHint keys="Alt+M" />
            </Button>
            <Button type={issued === null ? 'default' : 'primary'} onClick={() => leaving.ask('person')}>
              办理下一位
              <KeyHint keys="Alt+N" />
            </Button>
          </>
        )}
        {issued === null && (
          <Button type="primary" size="large" data-enter loading={isSending} onClick={confirm}>
            {isTakenIn ? '更正并重新出具试算单' : '受理并出具试算单'}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        )}
      </ActionBar>
    </>
  );
}
