/** A new operator as typed, read with the contract's schema. */
import type { Input } from '../../../shared/contract.ts';
import { sessionMethods } from '../../../shared/contract/session.ts';
import type { Grant, Side } from '../../../shared/desk.ts';

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

/** The command's input, or what is wrong with which field. */
export function readOperator(draft: OperatorDraft): {
  readonly input: Input<'operators.add'> | null;
  readonly errors: OperatorErrors;
} {
  const isInsurer = draft.side === 'insurer';
  const parsed = sessionMethods['operators.add'].input.safeParse({
    operator: {
      operatorNo: draft.operatorNo.normalize('NFKC').trim(),
      name: draft.name,
      side: draft.side ?? undefined,
      insurer: isInsurer ? draft.insurer : null,
      grants: draft.grants,
      licenceNo: isInsurer && draft.licenceNo.trim() !== '' ? draft.licenceNo : null,
    },
    password: draft.password,
  });
  if (parsed.success) return { input: parsed.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path.at(-1));
    errors[field] ??= field === 'side' ? '请选择所属' : issue.message;
  }
  return { input: null, errors };
}
