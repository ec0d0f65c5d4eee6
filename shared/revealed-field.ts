/** What of a person is masked on the screen until somebody asks for it with a reason (UI.md, "Manner"). */
import { z } from 'zod';

export const REVEALED_FIELDS = ['certno', 'psn_no', 'tel'] as const;
export const revealedFieldSchema = z.enum(REVEALED_FIELDS);
export type RevealedField = z.infer<typeof revealedFieldSchema>;

export const REVEALED_FIELD_NAMES: Readonly<Record<RevealedField, string>> = {
  certno: '证件号码',
  psn_no: '医保人员编号',
  tel: '联系电话',
};
