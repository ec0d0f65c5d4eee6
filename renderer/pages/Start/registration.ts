/** What is typed to register a window, read with the contract's own schema into an input or errors at the fields. */
import type { z } from 'zod';
import type { Input } from '../../../shared/contract.ts';
import { deskMethods } from '../../../shared/contract/desk.ts';

export interface Registration {
  readonly deskCode: string;
  readonly site: string;
  readonly zone: string;
  readonly operatorNo: string;
  readonly name: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export type RegistrationErrors = { readonly [F in keyof Registration]?: string | undefined };

export const EMPTY_REGISTRATION: Registration = {
  deskCode: '',
  site: '',
  zone: '',
  operatorNo: '',
  name: '',
  password: '',
  passwordAgain: '',
};

/** The command's input, or what is wrong with which field. */
export function readRegistration(typed: Registration): {
  readonly input: Input<'desk.register'> | null;
  readonly errors: RegistrationErrors;
} {
  const isSame = typed.password === typed.passwordAgain;
  const parsed = deskMethods['desk.register'].input.safeParse({
    deskCode: typed.deskCode.normalize('NFKC').trim().toUpperCase(),
    site: typed.site,
    zone: typed.zone === '' ? undefined : typed.zone,
    admin: { operatorNo: typed.operatorNo.normalize('NFKC').trim(), name: typed.name, password: typed.password },
  });
  const again = isSame ? {} : { passwordAgain: '两次输入的密码不一致，请重新输入' };
  if (parsed.success) return isSame ? { input: parsed.data, errors: {} } : { input: null, errors: again };
  return { input: null, errors: { ...errorsOf(parsed.error), ...emptyOf(typed), ...again } };
}

function errorsOf(error: z.ZodError): RegistrationErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path.at(-1));
    errors[field] ??= field === 'zone' ? '请选择所在网络区域' : issue.message;
  }
  return errors;
}

/** What to write into a field that was left empty. */
const WHEN_EMPTY: Readonly<Partial<Record<keyof Registration, string>>> = {
  deskCode: '窗口代码没有填写，请填 2–6 位大写字母或数字，如 ZZ01',
  site: '服务点名称没有填写，请填印在单证上的名称，如“某某镇便民服务中心”',
  operatorNo: '工号没有填写，请填 2–20 位字母、数字或连字符，如 9001',
  name: '姓名没有填写，请填系统管理员本人的姓名',
  password: '密码没有填写，请设至少 8 位、含字母和数字的密码',
};

function emptyOf(typed: Registration): RegistrationErrors {
  const empty = new Set<string>(
    Object.entries(typed).flatMap(([field, text]: [string, string]) => (text.trim() === '' ? [field] : [])),
  );
  return Object.fromEntries(Object.entries(WHEN_EMPTY).filter(([field]) => empty.has(field)));
}
