/** The head of the sheet: scheme, kind of care, hospital, dates. */
import { useEffect, useRef } from 'react';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import { medTypeTable } from '../../../shared/codes/med-type.ts';
import type { Finding } from '../../../shared/sheet/check.ts';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { DateField } from '../../components/DateField.tsx';
import { focusFirstEmpty } from '../../components/form-keys.ts';
import { readDate } from '../../components/read-date.ts';
import { TextField } from '../../components/TextField.tsx';
import type { ChangeClaim, ClaimDraft } from './draft.ts';

export interface StayFieldsProps {
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly isChecked: boolean;
  readonly findings: readonly Finding[];
}

/** The schemes that a 医保结算单 of a stay names. */
const SCHEMES = insutypeTable.rows.filter(({ code }) => ['310', '390', '340', '399'].includes(code));

/** The focus starts in the first empty field. */
export function StayFields({ draft, change, isChecked, findings }: StayFieldsProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (box.current !== null) focusFirstEmpty(box.current);
  }, []);
  const need = (value: string) => (isChecked && value.trim() === '' ? '请按结算单填写' : null);
  const needDate = (value: string) => (isChecked && readDate(value) === null ? '请按结算单填写年月日' : null);
  const saying = (wanted: string) => findings.find(({ id }) => id === wanted)?.sentence ?? null;
  const order = saying('dates');
  const isStayRight = (readDate(draft.begndate) ?? '') <= (readDate(draft.enddate) ?? '');
  const doubts = findings.filter(({ id }) => id === 'settled-early');
  return (
    <fieldset className="form-part" ref={box}>
      <legend>医保结算单</legend>
      <div className="form-grid-two sheet-head">
        <CodeSelect
          label="险种类型"
          value={draft.insutype}
          options={SCHEMES}
          onChange={(insutype) => change({ insutype })}
          error={need(draft.insutype)}
          showsCode
        />
        <CodeSelect
          label="医疗类别"
          value={draft.medType}
          options={medTypeTable.rows}
          onChange={(medType) => change({ medType })}
          error={need(draft.medType)}
          showsCode
        />
        <TextField
          label="定点医药机构"
          value={draft.hospital}
          onChange={(hospital) => change({ hospital })}
          error={saying('field-fixmedins_name') ?? need(draft.hospital)}
        />
        <DateField
          label="开始日期（入院）"
          value={draft.begndate}
          onChange={(begndate) => change({ begndate })}
          error={needDate(draft.begndate)}
        />
        <DateField
          label="结束日期（出院）"
          value={draft.enddate}
          onChange={(enddate) => change({ enddate })}
          error={saying('future-enddate') ?? (isStayRight ? null : order) ?? needDate(draft.enddate)}
        />
        <DateField
          label="结算日期"
          value={draft.settledOn}
          onChange={(settledOn) => change({ settledOn })}
          error={saying('future-setl_time') ?? (isStayRight ? order : null) ?? needDate(draft.settledOn)}
        />
        <TextField
          label="结算ID"
          value={draft.setlId}
          onChange={(setlId) => change({ setlId })}
          error={saying('field-setl_id')}
          hint="防重复受理，请照单填写；单上没有才留空"
          isOptional
        />
        <div data-enter-passes>
          <TextField
            label="就诊ID"
            value={draft.mdtrtId}
            onChange={(mdtrtId) => change({ mdtrtId })}
            error={saying('field-mdtrt_id')}
            hint="回车跳过，按 Tab 填写"
            isOptional
          />
        </div>
      </div>
      {doubts.map(({ sentence }) => (
        <div key={sentence} className="finding finding-warning">
          {sentence}
        </div>
      ))}
    </fieldset>
  );
}
