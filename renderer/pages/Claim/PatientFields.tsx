/** 结算单上的患者: compared with the insured where the paper names one (counter rule 11). Enter passes over it. */
import type { Finding } from '../../../shared/sheet/check.ts';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { ChangeClaim, ClaimDraft } from './draft.ts';
import type { ReadPatient } from './read-visit.ts';

export interface PatientFieldsProps {
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly patient: ReadPatient;
  readonly findings: readonly Finding[];
}

/** Another number stops the claim, another name is to be confirmed against the card. */
export function PatientFields({ draft, change, patient, findings }: PatientFieldsProps) {
  const saying = (wanted: string) => findings.find(({ id }) => id === wanted)?.sentence ?? null;
  return (
    <fieldset className="form-part" data-enter-passes>
      <legend>结算单上的患者（选填，回车跳过，按 Tab 填写）</legend>
      <div className="form-grid-two">
        <TextField
          label="患者姓名"
          value={draft.patientName}
          onChange={(patientName) => change({ patientName })}
          error={saying('field-psn_name')}
          isOptional
        />
        <TextField
          label="患者证件号码"
          value={draft.patientCertno}
          onChange={(patientCertno) => change({ patientCertno })}
          error={saying('field-certno') ?? patient.problem}
          hint="单上用 * 遮住的位照填 *"
          isOptional
        />
      </div>
      {patient.warning !== null && <Notice tone="warning">{patient.warning}</Notice>}
    </fieldset>
  );
}
