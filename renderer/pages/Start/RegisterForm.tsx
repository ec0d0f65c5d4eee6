/** 登记窗口: desk code, site, zone and the first 系统管理 operator. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { ZONES, ZONE_NAMES } from '../../../shared/desk.ts';
import { failedField } from '../../api/failure.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { EMPTY_REGISTRATION, readRegistration, type Registration, type RegistrationErrors } from './registration.ts';

const ZONE_OPTIONS = ZONES.map((zone) => ({ code: zone, name: ZONE_NAMES[zone] }));

/** The set-up of a real window; errors stand at their fields. */
export function RegisterForm({ leave }: { readonly leave: () => void }) {
  const [typed, setTyped] = useState<Registration>(EMPTY_REGISTRATION);
  const [errors, setErrors] = useState<RegistrationErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const register = useDeskCommand('desk.register');
  useUnsaved(typed !== EMPTY_REGISTRATION && !register.isSuccess);
  const set = (field: keyof Registration) => (value: string) => {
    setTyped({ ...typed, [field]: value });
    setErrors({ ...errors, [field]: undefined });
  };
  const confirm = () => {
    const read = readRegistration(typed);
    setErrors(read.errors);
    if (read.input === null) focusFirstWrong(form.current);
    else if (!register.isPending) register.mutate(read.input);
  };
  const isFieldError = failedField(register.error) !== null && Object.values(errors).some((e) => e !== undefined);
  return (
    <div className="register-form" ref={form} onKeyDown={formKeys(confirm, 'stays')}>
      <h2>登记窗口</h2>
      <div className="form-grid">
        <TextField
          label="窗口代码"
          value={typed.deskCode}
          onChange={set('deskCode')}
          error={errors.deskCode}
          autoFocus
          hint="2–6 位大写字母或数字，如 ZZ01，将印在每张单证号前"
        />
        <TextField
          label="服务点名称"
          value={typed.site}
          onChange={set('site')}
          error={errors.site}
          hint="印在单证上，如“某某镇便民服务中心”"
        />
        <CodeSelect
          label="所在网络区域"
          value={typed.zone}
          options={ZONE_OPTIONS}
          onChange={set('zone')}
          error={errors.zone}
          hint="医保专网内不能使用互联网收款"
        />
      </div>
      <h3>第一位系统管理员</h3>
      <div className="form-grid">
        <TextField
          label="工号"
          value={typed.operatorNo}
          onChange={set('operatorNo')}
          error={errors.operatorNo}
          hint="2–20 位字母、数字或连字符"
        />
        <TextField label="姓名" value={typed.name} onChange={set('name')} error={errors.name} />
        <TextField
          label="密码"
          value={typed.password}
          onChange={set('password')}
          error={errors.password}
          isPassword
          hint="至少 8 位，含字母和数字；忘记后无人能打开本机数据"
        />
        <TextField
          label="再输一次密码"
          value={typed.passwordAgain}
          onChange={set('passwordAgain')}
          error={errors.passwordAgain}
          isPassword
        />
      </div>
      {!isFieldError && <ErrorSentence error={register.error} />}
      <ActionBar>
        <Button onClick={leave}>返回</Button>
        <Button type="primary" loading={register.isPending} onClick={confirm}>
          登记并开通
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </ActionBar>
    </div>
  );
}
