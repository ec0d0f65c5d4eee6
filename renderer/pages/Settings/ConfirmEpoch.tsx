/** After a takeover without a line: the centre's code, once it can be had, confirms the numbers and brings back what is missing. */
import { useState } from 'react';
import { Button } from 'antd';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';

export function ConfirmEpoch() {
  const [code, setCode] = useState('');
  const ask = useDeskCommand('desk.confirmEpoch');
  const confirm = () => {
    if (!ask.isPending) ask.mutate({ code });
  };
  return (
    <Panel title="补填接管码">
      <Notice tone="plain">
        本窗口已在没有线路时接管。向中心取得接管码后填在这里，取得正式号段，并取回备份之后的业务。
      </Notice>
      <div className="form" onKeyDown={formKeys(confirm, 'confirms')}>
        <TextField
          label="接管码"
          value={code}
          onChange={(text) => {
            setCode(text);
            ask.reset();
          }}
        />
        <ErrorSentence error={ask.error} />
        {ask.isSuccess && <Notice tone="good">中心已确认，号段 {ask.data.letter}。</Notice>}
        <div className="form-actions">
          <Button type="primary" data-enter loading={ask.isPending} onClick={confirm}>
            确认号段
          </Button>
        </div>
      </div>
    </Panel>
  );
}
