/** A new operator: side, grants (none by default), first password (counter rule 2). */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { GRANT_NAMES, type Grant, type Side } from '../../../shared/desk.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { focusFirstEmpty, formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import {
  EMPTY_OPERATOR,
  grantsOf,
  lacksLicence,
  needsInsurer,
  readOperator,
  type OperatorDraft,
  type OperatorErrors,
} from './operator-draft.ts';

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
    if (read.input === null) requestAnimationFrame(() => focusFirstWrong(form.current));
    if (read.input === null || add.isPending) return;
    add.mutate(read.input, {
      onSuccess: ({ operatorNo }) => {
        setDraft(EMPTY_OPERATOR);
        setAdded(operatorNo);
        // The next one starts at the first field.
        if (form.current !== null) requestAnimationFrame(() => form.current && focusFirstEmpty(form.current));
      },
    });
  };
  return (
    <Panel title="添加人员">
      <div className="form" ref={form} onKeyDown={formKeys(confirm, 'stays')}>
        <Who draft={draft} errors={errors} change={change} />
        <Grants draft={draft} change={change} />
        <ErrorSentence error={add.error} />
        {added !== null && <Notice tone="good">已添加 {added}，可用初始密码登录。</Notice>}
        <div className="form-actions">
          <Button type="primary" data-enter loading={add.isPending} onClick={confirm}>
            添加
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface PartProps {
  readonly draft: OperatorDraft;
  readonly change: (changes: Partial<OperatorDraft>) => void;
}

function Who({ draft, errors, change }: PartProps & { readonly errors: OperatorErrors }) {
  const setSide = (side: Side) =>
    change({ side, grants: draft.grants.filter((grant) => grantsOf(side).includes(grant)) });
  return (
    <>
      <div className="form-grid">
        <TextField
          label="工号"
          value={draft.operatorNo}
          onChange={(operatorNo) => change({ operatorNo })}
          error={errors.operatorNo}
        />
        <TextField label="姓名" value={draft.name} onChange={(name) => change({ name })} error={errors.name} />
        <TextField
          label="初始密码"
          value={draft.password}
          onChange={(password) => change({ password })}
          error={errors.password}
          hint="至少 8 位，含字母和数字"
          isPassword
        />
      </div>
      <ChoiceGroup
        label="所属"
        choices={[
          { value: 'hsa', label: '医保侧' },
          { value: 'insurer', label: '保险公司侧' },
        ]}
        value={draft.side}
        onChange={setSide}
        error={errors.side}
      />
      {draft.side === 'insurer' && (
        <div className="form-grid">
          <TextField
            label="保险公司名称"
            value={draft.insurer}
            onChange={(insurer) => change({ insurer })}
            error={errors.insurer}
            isOptional={!needsInsurer(draft)}
          />
          <TextField
            label="执业登记编号"
            value={draft.licenceNo}
            onChange={(licenceNo) => change({ licenceNo })}
            hint="印在投保单上；没有编号的人员不能销售"
            isOptional
          />
        </div>
      )}
      {draft.side === 'hsa' && (
        <p className="form-hint">
          医保侧只核对参保、见证授权，不销售、不收款、不核赔，因此没有执业登记编号和收银、核赔权限。
        </p>
      )}
    </>
  );
}

function Grants({ draft, change }: PartProps) {
  const toggle = (grant: Grant, isGranted: boolean) =>
    change({ grants: isGranted ? [...draft.grants, grant] : draft.grants.filter((held) => held !== grant) });
  return (
    <fieldset className="form-part">
      <legend>权限（默认无；同一张保单的销售与收款须由两人办理）</legend>
      {draft.side === null && <p className="form-hint">先选择所属，再选权限。</p>}
      <div className="grant-ticks">
        {grantsOf(draft.side).map((grant) => (
          <CheckField
            key={grant}
            isChecked={draft.grants.includes(grant)}
            onChange={(isGranted) => toggle(grant, isGranted)}
          >
            {GRANT_NAMES[grant]}
          </CheckField>
        ))}
      </div>
      {lacksLicence(draft) && (
        <Notice tone="warning">
          没有执业登记编号：按《保险销售行为管理办法》，销售保险的人员须先经所属公司执业登记，编号印在投保单上备查。此人可以登录、核对参保和受理理赔，但不能受理投保；取得编号后请用新工号添加。
        </Notice>
      )}
    </fieldset>
  );
}
