/** How a three-part form reaches its printer. */
import { formModeSchema } from '../../../shared/print-profile.ts';
import { SETTINGS, type SettingValues } from '../../../shared/settings.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';

const OPTIONS = [
  { code: 'drawn', name: '绘制（与屏幕相同）' },
  { code: 'text', name: '文本（24 针打印机字库）' },
];

/** Text goes to a named printer only. */
export function FormMode({ values, mayChange }: { readonly values: SettingValues; readonly mayChange: boolean }) {
  const change = useDeskCommand('settings.change');
  const { name, note } = SETTINGS['print.formMode'];
  return (
    <fieldset className="bare-fieldset" disabled={!mayChange}>
      <CodeSelect
        label={name}
        value={values['print.formMode']}
        options={OPTIONS}
        hint={note}
        onChange={(code) => change.mutate({ key: 'print.formMode', value: formModeSchema.parse(code) })}
      />
      <ErrorSentence error={change.error} />
    </fieldset>
  );
}
