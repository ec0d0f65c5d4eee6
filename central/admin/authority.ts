/** 核赔权限 on the command line: `--per-claim`, `--per-day` and `--until`, for an operator and for the claims office alike. */
import { localDateSchema } from '../../shared/dates.ts';
import { parseYuan } from '../../shared/money.ts';
import { type Authority, authoritySchema } from '../../shared/sync/feed-item.ts';
import { checked, usage } from './command.ts';

/** The options an authority is given with; amounts in yuan, the date as YYYY-MM-DD. */
export const AUTHORITY_OPTIONS = {
  'per-claim': { type: 'string' },
  'per-day': { type: 'string' },
  until: { type: 'string' },
} as const;

type Given = { readonly [name in keyof typeof AUTHORITY_OPTIONS]?: string | undefined };

/** All three, or none and null: an authority without an end is not signed (counter rule 1). Throws a usage error with `help`. */
export function authorityOf(
  { 'per-claim': perClaim, 'per-day': perDay, until }: Given,
  help: string,
): Authority | null {
  if (perClaim === undefined && perDay === undefined && until === undefined) return null;
  if (perClaim === undefined || perDay === undefined || until === undefined)
    throw usage('--per-claim、--per-day、--until 须一起给出。', help);
  const authority = {
    perClaim: parseYuan(perClaim),
    perDay: parseYuan(perDay),
    until: checked(localDateSchema, until, '权限截止日期', help),
  };
  return checked(authoritySchema, authority, '核赔权限', help);
}
