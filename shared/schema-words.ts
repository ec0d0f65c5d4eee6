/** What a schema of ours says in Chinese where it has no words of its own. */
import type { z } from 'zod';
import { zhCN } from 'zod/locales';

const localised = zhCN().localeError;

/** For `safeParse(…, { error })`; the library's own words for a wrong type speak of `object` and `undefined`. */
export function inChinese(issue: z.core.$ZodRawIssue): ReturnType<z.core.$ZodErrorMap> {
  if (issue.code !== 'invalid_type') return localised(issue);
  return issue.input === undefined || issue.input === null ? '没有填写' : '填写的内容格式不对';
}
