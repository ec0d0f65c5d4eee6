/** A new operator: side, grants (none by default), first password (counter rule 2). */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from 'antd';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { focusFirstEmpty, formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { EMPTY_OPERATOR, readOperator, type OperatorDraft, type OperatorErrors } from './operator-draft.ts';
import { OperatorFields } from './OperatorFields.tsx';

/** The form; a success empties it and says who was added. */
export function AddOperator() {
  const [draft, setDraft] = useState(EMPTY_OPERATOR);
  const [errors, setErrors] = useState<OperatorErrors>({});
  const [added, setAdded] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const add = useDeskCommand('operators.add');
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(EMPTY_OPERATOR));
  const change = (changes: Partial<OperatorDraft>) => {
    setDraft((now) => ({ ...now, ...changes }));
    setErrors({});
    setAdded(null);
    add.reset();
  };
  const confirm = () => {
    const read = readOperator(draft);
    setErrors(read.errors);
    if (read.input === null) focusFirstWrong(form.current);
    if (read.input === null || add.isPending) return;
    add.mutate(read.input, {
      onSuccess: ({ operatorNo }) => {
        flushSync(() => {
          setDraft(EMPTY_OPERATOR);
          setAdded(operatorNo);
        });
        // The next one starts at the first field.
        if (form.current !== null) focusFirstEmpty(form.current);
      },
    });
  };
  return (
    <Panel title="添加人员">
      <div className="form" ref={form} onKeyDown={formKeys(confirm, 'stays')}>
        <OperatorFields draft={draft} errors={errors} change={change} />
        <ErrorSentence error={add.error} />
        {added !== null && <Notice tone="good">已添加 {added}，可用初始密码登录。</Notice>}
        <ActionBar>
          <Button type="primary" data-enter loading={add.isPending} onClick={confirm}>
            添加
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </ActionBar>
      </div>
    </Panel>
  );
}
