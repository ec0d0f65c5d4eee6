/** Is it the same stay? Said while there is time: one stay is taken in once, and a correction is no other stay. */
import { CheckField } from '../../components/CheckField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { readDate } from '../../components/read-date.ts';
import type { ClaimFormProps } from './ClaimForm.tsx';

/** A stay of these days has been taken in on this policy before. */
export function SameStay({ context, following, work }: ClaimFormProps) {
  const from = readDate(work.draft.begndate);
  const to = readDate(work.draft.enddate);
  const same = context.claims.find(
    ({ claimId, visit }) => claimId !== work.claimId && visit.sheet.begndate === from && visit.sheet.enddate === to,
  );
  if (same === undefined || work.isTakenIn || following !== null) return null;
  return (
    <Notice tone="warning">
      {from} 至 {to} 的就诊已在 {same.openedAt.slice(0, 10)} 受理过（{same.visit.sheet.fixmedins_name}
      ）。同一次就诊请按“换人”重新找到此人，在已受理的理赔中更正；确是另一次的，请务必填写结算ID。
    </Notice>
  );
}

/** Dates or hospital are others than those taken in, or decided: a tick says that it is still the same stay. */
export function CorrectionTick({ work, isUnclear, isChecked, tickCorrection }: ClaimFormProps) {
  if (work.otherStay === null) return null;
  return (
    <CheckField
      isChecked={!isUnclear}
      onChange={tickCorrection}
      error={
        isChecked && isUnclear
          ? `请确认是更正后勾选；另一次就诊请按${work.isTakenIn ? ' Alt+M 新受理' : '“换人”重新找到此人，选“新受理一次就诊”'}`
          : null
      }
    >
      日期或医院已改：仍是同一次就诊，原来填错了，予以更正。
    </CheckField>
  );
}
