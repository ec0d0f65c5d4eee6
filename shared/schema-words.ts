/** What a schema of ours says in Chinese where it has no words of its own. */
import type { z } from 'zod';
import { zhCN } from 'zod/locales';

const localised = zhCN().localeError;

/** For `safeParse(…, { error })`; the library's own words speak of `object`, `undefined` and regular expressions. */
export function inChinese(issue: z.core.$ZodRawIssue): ReturnType<z.core.$ZodErrorMap> {
  if (issue.code === 'invalid_format' && issue.format === 'regex') return '格式不正确';
  // Why a key is wrong stands in its own words below.
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? localised(issue);
  if (issue.code !== 'invalid_type') return localised(issue);
  return issue.input === undefined || issue.input === null ? '没有填写' : '填写的内容格式不对';
}
