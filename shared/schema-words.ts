/** What a schema of ours says in Chinese where it has no words of its own. */
import type { z } from 'zod';
import { zhCN } from 'zod/locales';

const localised = zhCN().localeError;

/** For `safeParse(…, { error })`; the library's own words speak of `object`, `undefined` and regular expressions. */
export function inChinese(issue: z.core.$ZodRawIssue): ReturnType<z.core.$ZodErrorMap> {
  if (issue.code === 'invalid_format' && issue.format === 'regex') return '格式不正确';
  // Why a key is wrong stands in its own words below.
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? localised(issue);
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    return `没有“${issue.input}”这个写法，可填：${issue.values.map(String).join('、')}`;
  }
  if (issue.code !== 'invalid_type') return localised(issue);
  return issue.input === undefined || issue.input === null ? '没有填写' : '填写的内容格式不对';
}

/** Path and words of the first problem; of a union, those of the member that came furthest. */
export function firstProblem(issues: readonly z.core.$ZodIssue[]): readonly [path: string, problem: string] {
  const [issue] = issues;
  if (issue === undefined) return ['', '内容不正确'];
  const path = issue.path.map(String).join('.');
  const deeper = issue.code === 'invalid_union' ? issue.errors.map((errors) => firstProblem(errors)) : [];
  const [nested] = deeper.toSorted((a, b) => b[0].length - a[0].length);
  if (nested !== undefined) return [[path, nested[0]].filter((part) => part !== '').join('.'), nested[1]];
  return [path, issue.code === 'unrecognized_keys' ? `不认识的项“${issue.keys.join('、')}”` : issue.message];
}
