/** Another person at the window (投保人, 付款人, 代办人, 申请人) as typed, read into the contract's shape or errors. */
import type { z } from 'zod';
import type { LocalDate } from '../../shared/dates.ts';
import type { RelatedParty } from '../../shared/parties.ts';
import { typedPartySchema } from '../../shared/typed-party.ts';
import { readCertificate } from './certificate.ts';

export interface PartyDraft {
  readonly certType: string;
  readonly certno: string;
  readonly name: string;
  readonly tel: string;
  /** What the insured is to this person, GB/T 4761. */
  readonly relation: string;
}

export type PartyErrors = { readonly [F in keyof PartyDraft]?: string | undefined };

export const EMPTY_PARTY: PartyDraft = { certType: '01', certno: '', name: '', tel: '', relation: '' };

/** The person, or what is wrong with which field. */
export function readParty(
  draft: PartyDraft,
  today: LocalDate,
): { readonly party: RelatedParty | null; readonly errors: PartyErrors } {
  const certificate = readCertificate(draft.certType, draft.certno, today);
  const errors: PartyErrors = {
    certno: certificate.problem ?? undefined,
    name: draft.name.trim() === '' ? '请填写姓名，与证件一致' : undefined,
    relation: draft.relation === '' ? '请选择关系' : undefined,
  };
  const parsed = typedPartySchema.safeParse({
    psn_name: draft.name,
    psn_cert_type: draft.certType,
    certno: certificate.certno ?? '',
    tel: draft.tel.trim() === '' ? null : draft.tel,
    relation: draft.relation,
  });
  const isClean = Object.values(errors).every((error) => error === undefined);
  if (parsed.success && isClean) return { party: parsed.data, errors: {} };
  return { party: null, errors: { ...typedErrors(parsed.error), ...definedOf(errors) } };
}

/** What the schema finds in the fields that have no words of their own above. */
function typedErrors(error: z.ZodError | undefined): PartyErrors {
  const said = { psn_name: 'name', tel: 'tel' } as const;
  const found = (error?.issues ?? []).flatMap(({ path: [field], message }) =>
    field === 'psn_name' || field === 'tel' ? [[said[field], message] as const] : [],
  );
  return Object.fromEntries(found);
}

function definedOf(errors: PartyErrors): PartyErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}
