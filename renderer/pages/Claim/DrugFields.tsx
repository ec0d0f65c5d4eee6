/** The self-funded drug sum and the listed drugs: without them drug-only liabilities are 待补 (counter rule 19). */
import { Button } from 'antd';
import type { Plan } from '../../../shared/plan/schema.ts';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { DateField } from '../../components/DateField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { useFocusOnNew } from '../../components/use-focus-on-new.ts';
import type { ChangeClaim, ClaimDraft, ListedDrugDraft } from './draft.ts';
import { drugsOfPlan } from './plan-drugs.ts';
import type { StatedProblems } from './read-stated.ts';

export interface DrugFieldsProps {
  readonly plan: Plan;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly problems: StatedProblems;
  readonly isChecked: boolean;
}

const SOURCES = [
  { code: 'entered', name: '按费用清单手工合计' },
  { code: 'iteminfo', name: '结算清单收费项目（西药、饮片、中成药的自费栏）' },
  { code: 'fee-lines', name: '费用明细逐条' },
] as const;

const EMPTY_DRUG: ListedDrugDraft = { drug: '', amount: '', on: '' };

/** The sum with its source, and a line per listed drug. */
export function DrugFields(props: DrugFieldsProps) {
  const { plan, draft, change, problems } = props;
  const rows = useFocusOnNew(draft.listed.length);
  const drugs = drugsOfPlan(plan).map(({ key, name }) => ({ code: key, name }));
  return (
    <fieldset className="form-part" ref={rows}>
      <legend>自费药品</legend>
      <div className="form-grid">
        <MoneyField
          label="自费药品合计"
          value={draft.drugSum}
          onChange={(drugSum) => change({ drugSum })}
          error={problems['drugSum']}
          hint="不知道时留空：涉及药品的责任列为待补"
          isOptional
        />
        <div data-enter-passes>
          <CodeSelect
            label="合计的来源"
            value={draft.drugSource}
            options={SOURCES}
            onChange={(code) => {
              const source = SOURCES.find((known) => known.code === code);
              if (source !== undefined) change({ drugSource: source.code });
            }}
          />
        </div>
      </div>
      {draft.listed.map((_, at) => (
        <ListedDrug key={at} at={at} drugs={drugs} {...props} />
      ))}
      {problems['listed'] !== undefined && (
        <div role="alert" className="finding finding-error">
          {problems['listed']}
        </div>
      )}
      {drugs.length > 0 && (
        <Button size="small" className="add-row" onClick={() => change({ listed: [...draft.listed, EMPTY_DRUG] })}>
          加一行目录药品
        </Button>
      )}
    </fieldset>
  );
}

interface ListedDrugProps extends DrugFieldsProps {
  readonly at: number;
  readonly drugs: readonly { readonly code: string; readonly name: string }[];
}

function ListedDrug({ at, drugs, draft, change, problems, isChecked }: ListedDrugProps) {
  const drug = draft.listed[at] ?? EMPTY_DRUG;
  const set = (changes: Partial<ListedDrugDraft>) =>
    change({ listed: draft.listed.map((other, place) => (place === at ? { ...drug, ...changes } : other)) });
  // What is only not typed yet turns red when the clerk confirms.
  const problemOf = (field: keyof ListedDrugDraft) =>
    isChecked || drug[field] !== '' ? problems[`listed ${at} ${field}`] : undefined;
  return (
    <div className="form-row">
      <CodeSelect
        label={`目录药品 ${at + 1}`}
        value={drug.drug}
        options={drugs}
        onChange={(key) => set({ drug: key })}
        error={problemOf('drug')}
      />
      <MoneyField
        label="个人负担金额"
        value={drug.amount}
        onChange={(amount) => set({ amount })}
        error={problemOf('amount')}
      />
      <DateField
        label="用药日期（空为出院日）"
        value={drug.on}
        onChange={(on) => set({ on })}
        error={isChecked ? problemOf('on') : null}
      />
      <Button
        size="small"
        aria-label={`删去目录药品 ${at + 1}`}
        onClick={() => change({ listed: draft.listed.filter((_, place) => place !== at) })}
      >
        删去
      </Button>
    </div>
  );
}
