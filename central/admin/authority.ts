/** 核赔权限 on the command line: `--per-claim`, `--per-day` and `--until`, or `--no-authority`, for an operator and for the claims office alike. */
import { localDateSchema } from '../../shared/dates.ts';
import { formatYuan, parseYuan } from '../../shared/money.ts';
import { type Authority, authoritySchema } from '../../shared/sync/feed-item.ts';
import { checked, usage } from './command.ts';

/** The options an authority is given with; amounts in yuan, the date as YYYY-MM-DD. */
export const AUTHORITY_OPTIONS = {
  'per-claim': { type: 'string' },
  'per-day': { type: 'string' },
  until: { type: 'string' },
  'no-authority': { type: 'boolean' },
} as const;

interface Given {
  readonly 'per-claim'?: string | undefined;
  readonly 'per-day'?: string | undefined;
  readonly until?: string | undefined;
  readonly 'no-authority'?: boolean | undefined;
}

/** All three, null for `--no-authority`, undefined for nothing given, which keeps what is: an authority without an end is not signed (counter rule 1). Throws a usage error with `help`. */
export function authorityOf(
  { 'per-claim': perClaim, 'per-day': perDay, until, 'no-authority': none }: Given,
  help: string,
): Authority | null | undefined {
  const isGiven = perClaim !== undefined || perDay !== undefined || until !== undefined;
  if (isGiven && none === true) throw usage('--no-authority 不能与 --per-claim、--per-day、--until 一起给出。', help);
  if (!isGiven) return none === true ? null : undefined;
  if (perClaim === undefined || perDay === undefined || until === undefined)
    throw usage('--per-claim、--per-day、--until 须一起给出。', help);
  const authority = {
    perClaim: parseYuan(perClaim),
    perDay: parseYuan(perDay),
    until: checked(localDateSchema, until, '权限截止日期', help),
  };
  return checked(authoritySchema, authority, '核赔权限', help);
}

/** An authority in words, for whoever has just signed it. */
export function authorityWords(authority: Authority | null): string {
  if (authority === null) return '无核赔权限';
  const { perClaim, perDay, until } = authority;
  return `核赔每件 ${formatYuan(perClaim)} 元、每日 ${formatYuan(perDay)} 元，至 ${until}`;
}
