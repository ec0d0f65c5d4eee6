/** What is said of an operator: who, which side, which grants (counter rule 2). */
import { GRANT_NAMES, type Grant, type Side } from '../../../shared/desk.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { grantsOf, lacksLicence, needsInsurer, type OperatorDraft, type OperatorErrors } from './operator-draft.ts';

interface PartProps {
  readonly draft: OperatorDraft;
  readonly change: (changes: Partial<OperatorDraft>) => void;
}

interface FieldsProps extends PartProps {
  readonly errors: OperatorErrors;
  /** A correction: the number stays and no password is asked. */
  readonly isChange?: boolean;
}

export function OperatorFields({ draft, errors, change, isChange = false }: FieldsProps) {
  return (
    <>
      <Who draft={draft} errors={errors} change={change} isChange={isChange} />
      <Grants draft={draft} change={change} />
    </>
  );
}

function Who({ draft, errors, change, isChange = false }: FieldsProps) {
  const setSide = (side: Side) =>
    change({ side, grants: draft.grants.filter((grant) => grantsOf(side).includes(grant)) });
  return (
    <>
      <div className="form-grid">
        {!isChange && (
          <TextField
            label="工号"
            value={draft.operatorNo}
            onChange={(operatorNo) => change({ operatorNo })}
            error={errors.operatorNo}
          />
        )}
        <TextField label="姓名" value={draft.name} onChange={(name) => change({ name })} error={errors.name} />
        {!isChange && (
          <TextField
            label="初始密码"
            value={draft.password}
            onChange={(password) => change({ password })}
            error={errors.password}
            hint="至少 8 位，含字母和数字"
            isPassword
          />
        )}
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
      <legend>权限</legend>
      <p className="form-hint">默认无；同一张保单的销售与收款须由两人办理。</p>
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
          没有执业登记编号：按《保险销售行为管理办法》，销售保险的人员须先经所属公司执业登记，编号印在投保单上备查。此人可以登录、核对参保和受理理赔，但不能受理投保；取得编号后请在此补登。
        </Notice>
      )}
    </fieldset>
  );
}
