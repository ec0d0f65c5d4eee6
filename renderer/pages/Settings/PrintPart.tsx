/** 打印: which sheet each paper goes on, by which printer, how far moved; a test page for each sheet. */
import type { SettingValues } from '../../../shared/settings.ts';
import { PAPER_KINDS, PAPER_NAMES, type PaperKind } from '../../../shared/papers.ts';
import { PROFILE_NAMES, PROFILES, type ProfileId, profileSchema } from '../../../shared/print-profile.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { FormMode } from './FormMode.tsx';
import { SheetSetup } from './SheetSetup.tsx';

/** Shown to everyone, changed by those who answer for the window. */
export function PrintPart() {
  const settings = useDeskQuery('settings.list', {});
  const devices = useDeskQuery('printers.list', {});
  const mayChange = useMayCall('settings.change');
  const values = settings.data?.values;
  if (values === undefined) return <ErrorSentence error={settings.error} />;
  return (
    <div className="two-columns">
      <Panel title="各单证用纸">
        {!mayChange && <Notice tone="plain">由主管或系统管理人员修改。</Notice>}
        <Kinds values={values} mayChange={mayChange} />
      </Panel>
      <Panel title="打印机和位置">
        {devices.data !== undefined && devices.data.devices.length === 0 && (
          <Notice tone="plain">本机没有可直接打印的打印机，打印时弹出系统对话框，在那里选择打印机和纸张。</Notice>
        )}
        <Notice tone="plain">
          交给打印机的单证由操作系统排队，其间以明文存放在本机磁盘。请系统管理人员加密系统盘，并让打印系统打印后不保留文件（CUPS：PreserveJobFiles
          No；Windows：不勾选“保留打印的文档”）。
        </Notice>
        {PROFILES.map((profile) => (
          <SheetSetup
            key={profile}
            profile={profile}
            values={values}
            devices={devices.data?.devices ?? []}
            mayChange={mayChange}
          />
        ))}
        <FormMode values={values} mayChange={mayChange} />
      </Panel>
    </div>
  );
}

interface KindsProps {
  readonly values: SettingValues;
  readonly mayChange: boolean;
}

function Kinds({ values, mayChange }: KindsProps) {
  const change = useDeskCommand('settings.change');
  const profiles = values['print.profiles'];
  const set = (kind: PaperKind, profile: ProfileId) =>
    change.mutate({ key: 'print.profiles', value: { ...profiles, [kind]: profile } });
  const options = PROFILES.map((code) => ({ code, name: PROFILE_NAMES[code] }));
  return (
    <fieldset className="print-setup bare-fieldset" disabled={!mayChange || change.isPending} aria-label="各单证用纸">
      {PAPER_KINDS.map((kind) => (
        <CodeSelect
          key={kind}
          label={PAPER_NAMES[kind].replace(/（.*$/, '')}
          value={profiles[kind] ?? 'a4'}
          options={options}
          onChange={(code) => set(kind, profileSchema.parse(code))}
        />
      ))}
      <ErrorSentence error={change.error} />
    </fieldset>
  );
}
