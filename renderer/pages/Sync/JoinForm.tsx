/** 接入中心: address and one-time code, as the centre's notice gives them. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { registrationCodeSchema } from '../../../shared/sync/registration.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';

interface Typed {
  readonly url: string;
  readonly code: string;
}

type TypedErrors = { readonly [F in keyof Typed]?: string };

const NOTHING: Typed = { url: '', code: '' };

/** The desk works without it; joining sends what was done so far. */
export function JoinForm() {
  const [typed, setTyped] = useState(NOTHING);
  const [errors, setErrors] = useState<TypedErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const join = useDeskCommand('sync.join');
  useUnsaved(typed !== NOTHING);
  const change = (changes: Partial<Typed>) => {
    setTyped({ ...typed, ...changes });
    setErrors({});
    join.reset();
  };
  const confirm = () => {
    const found = errorsOf(typed);
    setErrors(found);
    if (Object.keys(found).length > 0) focusFirstWrong(form.current);
    else if (!join.isPending) join.mutate(typed);
  };
  return (
    <Panel title="接入中心">
      <div className="form" ref={form} onKeyDown={formKeys(confirm, 'stays')}>
        <Notice tone="plain">
          本窗口尚未接入中心：业务照常办理，全部保存在本机；承保结果由中心裁定，接入后自动上传和接收。
        </Notice>
        <TextField
          label="中心地址"
          value={typed.url}
          onChange={(url) => change({ url })}
          error={errors.url}
          hint="照中心的通知填写，以 https:// 开头"
          autoFocus
        />
        <TextField
          label="注册码"
          value={typed.code}
          onChange={(code) => change({ code })}
          error={errors.code}
          hint="16 位，四位一组；只能用一次，向中心管理人员索取"
        />
        <ErrorSentence error={join.error} />
        <div className="form-actions">
          <Button type="primary" data-enter loading={join.isPending} onClick={confirm}>
            接入
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
        <p className="form-hint">本机的签名密钥在开通时已生成，不会离开本机；中心只得到公钥。</p>
      </div>
    </Panel>
  );
}

function errorsOf({ url, code }: Typed): TypedErrors {
  const read = registrationCodeSchema.safeParse(code);
  return {
    ...(url.trim() === '' ? { url: '请填写中心地址' } : {}),
    ...(read.success ? {} : { code: read.error.issues[0]?.message ?? '请填写注册码' }),
  };
}
