/** An operator as typed, read with the contract's schema and the rules of the two sides (counter rule 2). */
import type { z } from 'zod';
import type { Input } from '../../../shared/contract.ts';
import { sessionMethods } from '../../../shared/contract/session.ts';
import { GRANTS, type Grant, type Operator, type Side, type Standing } from '../../../shared/desk.ts';

export interface OperatorDraft {
  readonly operatorNo: string;
  readonly name: string;
  readonly password: string;
  readonly side: Side | null;
  readonly insurer: string;
  readonly licenceNo: string;
  readonly grants: readonly Grant[];
}

export type OperatorErrors = { readonly [F in keyof OperatorDraft]?: string | undefined };

export const EMPTY_OPERATOR: OperatorDraft = {
  operatorNo: '',
  name: '',
  password: '',
  side: null,
  insurer: '',
  licenceNo: '',
  grants: [],
};

/** 医保侧 never takes money and never decides: it is not offered those grants. */
export function grantsOf(side: Side | null): readonly Grant[] {
  return side === 'hsa' ? GRANTS.filter((grant) => grant !== 'cashier' && grant !== 'decider') : GRANTS;
}

/** Everybody on the insurer side works for a named insurer, but who keeps the desk and nothing else. */
export function needsInsurer({ side, grants }: OperatorDraft): boolean {
  const isAdminOnly = grants.length === 1 && grants[0] === 'admin';
  return side === 'insurer' && !isAdminOnly;
}

/** Who takes proposals but cannot sell, for want of a number. */
export function lacksLicence({ side, grants, licenceNo }: OperatorDraft): boolean {
  return side === 'insurer' && grants.includes('clerk') && licenceNo.trim() === '';
}

interface Read<T> {
  readonly input: T | null;
  readonly errors: OperatorErrors;
}

/** What 'operators.add' is told, or what is wrong with which field. */
export function readOperator(draft: OperatorDraft): Read<Input<'operators.add'>> {
  const schema = sessionMethods['operators.add'].input;
  return readWith(draft, schema.safeParse({ operator: operatorOf(draft), password: draft.password }));
}

/** What 'operators.change' is told, or what is wrong with which field. */
export function readChange(draft: OperatorDraft, standing: Standing): Read<Input<'operators.change'>> {
  const schema = sessionMethods['operators.change'].input;
  return readWith(draft, schema.safeParse({ operator: operatorOf(draft), standing }));
}

/** An operator as the form shows them; the password is never shown. */
export function draftOf({ operatorNo, name, side, insurer, licenceNo, grants }: Operator): OperatorDraft {
  return { operatorNo, name, password: '', side, insurer: insurer ?? '', licenceNo: licenceNo ?? '', grants };
}

function operatorOf(draft: OperatorDraft) {
  const isInsurer = draft.side === 'insurer';
  return {
    operatorNo: draft.operatorNo.normalize('NFKC').trim(),
    name: draft.name,
    side: draft.side ?? undefined,
    insurer: isInsurer ? textOrNull(draft.insurer) : null,
    grants: draft.grants.filter((grant) => grantsOf(draft.side).includes(grant)),
    licenceNo: isInsurer ? textOrNull(draft.licenceNo) : null,
  };
}

function readWith<T>(draft: OperatorDraft, parsed: z.ZodSafeParseResult<T>): Read<T> {
  const lacksInsurer = needsInsurer(draft) && draft.insurer.trim() === '';
  const missing = lacksInsurer ? { insurer: '请填写所属保险公司（只有“系统管理”一项权限的除外）' } : {};
  if (parsed.success && !lacksInsurer) return { input: parsed.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path.at(-1));
    errors[field] ??= field === 'side' ? '请选择所属' : issue.message;
  }
  return { input: null, errors: { ...errors, ...missing } };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
