/** 设备: the ID reader's address and state, the shape of a 医保码, and in 体验模式 cards without a reader. */
import { useState } from 'react';
import { Button } from 'antd';
import { SETTINGS } from '../../../shared/settings.ts';
import type { Output } from '../../../shared/contract.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { DemoPeople } from '../../components/DemoPeople.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { Notice, type Tone } from '../../components/Notice.tsx';
import { useWhoMay } from '../../components/NotYours.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { READER_STATES } from '../../devices/reader-words.ts';

type DeviceSetting = 'reader.address' | 'scan.hsaCode';

/** Left what is set, right what the reader says. */
export function DevicesPart() {
  const settings = useDeskQuery('settings.list', {});
  const reader = useDeskQuery('reader.status', {});
  const mayChange = useMayCall('settings.change');
  const who = useWhoMay('这里可以查看设备状态；修改设置', 'settings.change');
  const values = settings.data?.values;
  return (
    <div className="two-columns">
      <Panel title="读卡器与扫码枪">
        <ErrorSentence error={settings.error} />
        {!mayChange && <Notice tone="plain">{who}</Notice>}
        {values !== undefined && (
          <>
            <SettingField name="reader.address" value={values['reader.address']} isDisabled={!mayChange} />
            <SettingField name="scan.hsaCode" value={values['scan.hsaCode']} isDisabled={!mayChange} />
          </>
        )}
        <p className="form-hint">扫码枪和键盘口读卡器不用设置：内容以回车结尾，在任何位置都能识别。</p>
      </Panel>
      <Panel title="读卡器状态">
        <ErrorSentence error={reader.error} />
        {reader.data !== undefined && <ReaderState status={reader.data} />}
        <DemoPeople />
      </Panel>
    </div>
  );
}

/** One text setting; Enter or the button saves it, empty means none. */
function SettingField(props: { name: DeviceSetting; value: string | null; isDisabled: boolean }) {
  const { name, isDisabled } = props;
  const kept = props.value ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const change = useDeskCommand('settings.change');
  const text = typed ?? kept;
  const save = () => {
    const value = text.trim() === '' ? null : text.trim();
    if (!change.isPending && text !== kept) change.mutate({ key: name, value }, { onSuccess: () => setTyped(null) });
  };
  const described = SETTINGS[name];
  return (
    <div className="form setting-row" onKeyDown={formKeys(save, 'confirms')}>
      <TextField
        label={described.name}
        value={text}
        onChange={(changed) => {
          setTyped(changed);
          change.reset();
        }}
        hint={described.note}
        isDisabled={isDisabled}
        isOptional
      />
      <ErrorSentence error={change.error} />
      {change.isSuccess && <Notice tone="good">已保存。</Notice>}
      <div className="form-actions">
        {text !== kept && <Button onClick={() => (setTyped(null), change.reset())}>还原</Button>}
        <Button type="primary" disabled={isDisabled || text === kept} loading={change.isPending} onClick={save}>
          保存
        </Button>
      </div>
    </div>
  );
}

const TONES: Readonly<Record<Output<'reader.status'>['state'], Tone>> = {
  unset: 'plain',
  disconnected: 'warning',
  connected: 'good',
};

function ReaderState({ status }: { readonly status: Output<'reader.status'> }) {
  const { name, next } = READER_STATES[status.state];
  return (
    <div aria-live="polite">
      <Notice tone={TONES[status.state]}>
        <strong>{name}</strong>
        {status.model === null ? '' : `：${status.model}`}。{next}
      </Notice>
      {status.trouble !== null && <Notice tone="warning">{status.trouble.sentence}</Notice>}
    </div>
  );
}
