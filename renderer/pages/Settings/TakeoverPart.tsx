/** 接管: the supervisor says why, another one agrees with their own password, the centre's code where there is a line. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { registrationCodeSchema } from '../../../shared/sync/registration.ts';
import { TAKEOVER_NAMES, TAKEOVER_STEPS, type TakeoverCause } from '../../../shared/takeover.ts';
import { failureOf } from '../../api/failure.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';

interface Typed {
  readonly reason: string;
  readonly operatorNo: string;
  readonly password: string;
  readonly code: string;
}

type TypedErrors = { readonly [F in keyof Typed]?: string };

const NOTHING: Typed = { reason: '', operatorNo: '', password: '', code: '' };

export function TakeoverPart({ cause }: { readonly cause: TakeoverCause }) {
  return cause === 'forked' ? <Forked /> : <TakeoverForm cause={cause} />;
}

/** Nothing to fill in: this folder cannot take over. */
function Forked() {
  return (
    <Panel title="接管本窗口">
      <Notice tone="warning">
        {TAKEOVER_NAMES.forked}。{TAKEOVER_STEPS.forked}。
      </Notice>
    </Panel>
  );
}

function TakeoverForm({ cause }: { readonly cause: TakeoverCause }) {
  const [typed, setTyped] = useState(NOTHING);
  const [errors, setErrors] = useState<TypedErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const takeOver = useDeskCommand('desk.takeOver');
  const change = (changes: Partial<Typed>) => {
    setTyped({ ...typed, ...changes });
    setErrors({});
    takeOver.reset();
  };
  const confirm = () => {
    const found = errorsOf(typed);
    setErrors(found);
    if (Object.keys(found).length > 0) focusFirstWrong(form.current);
    else if (!takeOver.isPending) takeOver.mutate(inputOf(typed));
  };
  return (
    <Panel title="接管本窗口">
      <Notice tone="warning">
        {TAKEOVER_NAMES[cause]}。接管后开始新的号段，原来那份数据不能再送中心；请先确认原来的电脑已停用。
      </Notice>
      <div className="form" ref={form} onKeyDown={formKeys(confirm, 'confirms')}>
        <Fields typed={typed} errors={{ ...errors, ...refusedApprover(takeOver.error) }} change={change} />
        {refusedApprover(takeOver.error) === null && <ErrorSentence error={takeOver.error} />}
        <ActionBar>
          <Button type="primary" data-enter loading={takeOver.isPending} onClick={confirm}>
            接管
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </ActionBar>
      </div>
    </Panel>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly errors: TypedErrors;
  readonly change: (changes: Partial<Typed>) => void;
}

function Fields({ typed, errors, change }: FieldsProps) {
  return (
    <>
      <TextField
        label="原因"
        value={typed.reason}
        onChange={(reason) => change({ reason })}
        error={errors.reason}
        hint="如：硬盘损坏，从昨晚的备份恢复"
      />
      <TextField
        label="同意人工号"
        value={typed.operatorNo}
        onChange={(operatorNo) => change({ operatorNo })}
        hint="另一位主管或系统管理人员；本窗口没有第二人时留空"
        isOptional
      />
      <TextField
        label="同意人密码"
        value={typed.password}
        onChange={(password) => change({ password })}
        error={errors.password}
        isPassword
        isOptional
      />
      <TextField
        label="接管码"
        value={typed.code}
        onChange={(code) => change({ code })}
        error={errors.code}
        hint="向中心电话索取，当场取得正式号段并取回备份之后的业务；没有线路时留空，以后补填"
        isOptional
      />
    </>
  );
}

/** Whose number or password was wrong: the one who agrees, not who is signed in. */
function refusedApprover(error: unknown): TypedErrors | null {
  if (error === null) return null;
  const { code, message } = failureOf(error);
  return code === 'sign-in-refused' || code === 'sign-in-paused' ? { password: `同意人：${message}` } : null;
}

function errorsOf({ reason, operatorNo, password, code }: Typed): TypedErrors {
  const readCode = code.trim() === '' ? null : registrationCodeSchema.safeParse(code);
  return {
    ...(reason.trim() === '' ? { reason: '请填写原因' } : {}),
    ...(operatorNo.trim() !== '' && password === '' ? { password: '请由同意人填写密码' } : {}),
    ...(readCode?.success === false ? { code: readCode.error.issues[0]?.message ?? '接管码不正确' } : {}),
  };
}

function inputOf({ reason, operatorNo, password, code }: Typed) {
  return {
    reason,
    code: code.trim() === '' ? null : code,
    approver: operatorNo.trim() === '' ? null : { operatorNo: operatorNo.trim(), password },
  };
}
