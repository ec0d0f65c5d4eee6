/** The input of a call, checked against its schema the same way at every door (counter, claims office). */
import type { z } from 'zod';
import { AppError } from './errors.ts';
import { fieldName } from './field-names.ts';
import { inChinese } from './schema-words.ts';

/** The parsed input. Throws 'input-invalid' naming the first wrong field and what is expected of it. */
export function checkedInput(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input, { error: inChinese });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  throw new AppError('input-invalid', {
    field: fieldName(path),
    path: path.map(String).join('.'),
    problem: issue === undefined ? '格式不正确' : problemOf(issue),
  });
}

/** Keys nobody knows come from a program, not from a clerk. */
function problemOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? '含有不认识的项目，程序版本可能不一致' : issue.message;
}
