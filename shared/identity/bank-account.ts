/** Bank cards and passbooks: a wrong check digit warns and never blocks, old accounts fail it (STANDARDS §4). */
import type { ErrorDetails } from '../errors.ts';
import { normaliseNumber } from './normalise.ts';
import { warningOf, type IdentityWarning } from './warnings.ts';

export type BankAccountCheck =
  | { readonly ok: true; readonly account: string; readonly warnings: readonly IdentityWarning[] }
  | { readonly ok: false; readonly code: 'bank-account-shape'; readonly details: ErrorDetails<'bank-account-shape'> };

/** Checks an account as typed (spaces and hyphens are dropped); refuses only what is no number at all. */
export function checkBankAccount(text: string): BankAccountCheck {
  const account = normaliseNumber(text).replaceAll('-', '');
  if (!/^\d{6,32}$/.test(account))
    return { ok: false, code: 'bank-account-shape', details: { length: account.length } };
  const isCardLength = account.length >= 16 && account.length <= 19;
  if (!isCardLength) return { ok: true, account, warnings: [warningOf('account-length')] };
  return { ok: true, account, warnings: passesLuhn(account) ? [] : [warningOf('account-luhn')] };
}

/** Luhn: from the right every second digit is doubled, nine taken off above nine, the sum ends in 0. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - fromRight));
    const weighted = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
