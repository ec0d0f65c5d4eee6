/** One kind of sheet: its printer, its offsets in millimetres, its test page. */
import { useState } from 'react';
import { Button } from 'antd';
import { NO_OFFSET, offsetSchema, PROFILE_NAMES, type ProfileId } from '../../../shared/print-profile.ts';
import type { SettingValues } from '../../../shared/settings.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useTestPage } from './use-test-page.ts';

export interface SheetSetupProps {
  readonly profile: ProfileId;
  readonly values: SettingValues;
  readonly devices: readonly string[];
  readonly mayChange: boolean;
}

const DIALOG = '（系统打印对话框）';

/** A field is kept when it is left. */
export function SheetSetup({ profile, values, devices, mayChange }: SheetSetupProps) {
  const change = useDeskCommand('settings.change');
  const test = useTestPage();
  const kept = values['print.offsets'][profile] ?? NO_OFFSET;
  const [x, setX] = useState(String(kept.x));
  const [y, setY] = useState(String(kept.y));
  const [error, setError] = useState<string | null>(null);
  const device = values['print.devices'][profile];
  const setDevice = (name: string) => {
    const others = Object.fromEntries(Object.entries(values['print.devices']).filter(([sheet]) => sheet !== profile));
    change.mutate({ key: 'print.devices', value: name === DIALOG ? others : { ...others, [profile]: name } });
  };
  const keepOffset = () => {
    const read = offsetSchema.safeParse({ x: readMillimetres(x), y: readMillimetres(y) });
    setError(read.success ? null : '填毫米数，-20 到 20，最多一位小数');
    if (read.success) {
      setX(String(read.data.x));
      setY(String(read.data.y));
    }
    if (!read.success || (read.data.x === kept.x && read.data.y === kept.y)) return;
    change.mutate({ key: 'print.offsets', value: { ...values['print.offsets'], [profile]: read.data } });
  };
  // One that is set but not there now is shown all the same: it may only be switched off.
  const names = [...new Set([DIALOG, ...devices, ...(device === undefined ? [] : [device])])];
  return (
    <div>
      <div className="print-device">
        <fieldset className="bare-fieldset" disabled={!mayChange}>
          <CodeSelect
            label={`${PROFILE_NAMES[profile]}打印机`}
            value={device ?? DIALOG}
            options={names.map((name) => ({ code: name, name }))}
            onChange={setDevice}
          />
        </fieldset>
        <TextField
          label="右移毫米"
          value={x}
          onChange={setX}
          onBlur={keepOffset}
          error={error}
          isDisabled={!mayChange}
        />
        <TextField label="下移毫米" value={y} onChange={setY} onBlur={keepOffset} isDisabled={!mayChange} />
        <Button
          loading={test.isPending}
          onClick={() => test.mutate(profile)}
          aria-label={`打印${PROFILE_NAMES[profile]}测试页`}
        >
          测试页
        </Button>
      </div>
      <ErrorSentence error={change.error ?? test.error} />
      {test.data !== undefined && test.data !== '' && <Notice tone="plain">{test.data}</Notice>}
    </div>
  );
}

/** Full-width digits and signs as typed. */
function readMillimetres(text: string): number {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  return /^[+-]?\d{1,2}(\.\d)?$/.test(plain) ? Number(plain) : Number.NaN;
}
