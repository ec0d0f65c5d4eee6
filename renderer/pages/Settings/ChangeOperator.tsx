/** Corrects an operator, says that they left, or sets a new password; the sessions they have open end. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { STANDING_NAMES, type Standing } from '../../../shared/desk.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { focusFirstEmpty, formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { StayOrGo } from '../../components/StayOrGo.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { draftOf, readChange, type OperatorDraft, type OperatorErrors } from './operator-draft.ts';
import { OperatorFields } from './OperatorFields.tsx';

export type ListedOperator = Output<'operators.list'>['operators'][number];

interface Props {
  readonly operator: ListedOperator;
  readonly onDone: () => void;
}

export function ChangeOperator({ operator, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(operator));
  const [errors, setErrors] = useState<OperatorErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const save = useDeskCommand('operators.change');
  const [isLeaving, setIsLeaving] = useState(false);
  // The list is read again after a save, so what was saved is no longer unsaved.
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(draftOf(operator));
  useUnsaved(isUnsaved);
  useEffect(() => {
    if (form.current !== null) focusFirstEmpty(form.current);
  }, []);
  const change = (changes: Partial<OperatorDraft>) => {
    setDraft((now) => ({ ...now, ...changes }));
    setErrors({});
    setIsLeaving(false);
    save.reset();
  };
  const store = (standing: Standing) => {
    const read = readChange(draft, standing);
    setErrors(read.errors);
    if (read.input === null) focusFirstWrong(form.current);
    else if (!save.isPending) save.mutate(read.input);
  };
  const other = operator.standing === 'active' ? 'left' : 'active';
  return (
    <Panel title={`修改 ${operator.operatorNo}（${STANDING_NAMES[operator.standing]}）`}>
      <div className="form" ref={form} onKeyDown={formKeys(() => store(operator.standing), 'stays')}>
        <OperatorFields draft={draft} errors={errors} change={change} isChange />
        <ErrorSentence error={save.error} />
        {save.isSuccess && <Notice tone="good">已保存。此人已登录的窗口会退出，重新登录后按新权限办理。</Notice>}
        {isLeaving && isUnsaved && (
          <StayOrGo
            label="尚未保存的修改"
            stayWords="继续修改"
            goWords="放弃修改"
            stay={() => setIsLeaving(false)}
            go={onDone}
          >
            修改还没有保存，返回后不保留。
          </StayOrGo>
        )}
        <ActionBar>
          <Button onClick={() => (isUnsaved ? setIsLeaving(true) : onDone())}>返回</Button>
          <Button loading={save.isPending} onClick={() => store(other)}>
            {other === 'left' ? '办理离岗' : '恢复在岗'}
          </Button>
          <Button type="primary" data-enter loading={save.isPending} onClick={() => store(operator.standing)}>
            保存
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </ActionBar>
      </div>
      <NewPassword operatorNo={operator.operatorNo} />
    </Panel>
  );
}

function NewPassword({ operatorNo }: { readonly operatorNo: string }) {
  const [newPassword, setNewPassword] = useState('');
  const set = useDeskCommand('operators.setPassword');
  const confirm = () => {
    if (!set.isPending) set.mutate({ operatorNo, newPassword }, { onSuccess: () => setNewPassword('') });
  };
  return (
    <fieldset className="form-part" onKeyDown={formKeys(confirm, 'stays')}>
      <legend>忘记密码</legend>
      <TextField
        label="新密码"
        value={newPassword}
        onChange={(text) => {
          setNewPassword(text);
          set.reset();
        }}
        hint="至少 8 位，含字母和数字；请当面告知本人"
        isPassword
      />
      <ErrorSentence error={set.error} />
      {set.isSuccess && <Notice tone="good">新密码已生效，原密码作废。</Notice>}
      <div className="form-actions">
        <Button loading={set.isPending} onClick={confirm}>
          重设密码
        </Button>
      </div>
    </fieldset>
  );
}
