/** How personal data looks on screens and in errors until someone asks for it with a reason (UI "Manner"). */

/** 3607**********1234: first and last four of long numbers, less of short ones; never more than half is shown. */
export function maskCertno(certno: string): string {
  return maskMiddle(certno, certno.length >= 16 ? 4 : Math.floor(certno.length / 4));
}

/** 王*明, 王*, 欧**华; one character is hidden whole. Counts characters, not UTF-16 units. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', ...rest] = characters;
  if (rest.length === 0) return '*'.repeat(characters.length);
  if (rest.length === 1) return `${first}*`;
  return `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1) ?? ''}`;
}

/** 138****5678; other lengths keep at most the last four. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const shown = Math.min(4, Math.floor(phone.length / 3));
  return '*'.repeat(phone.length - shown) + phone.slice(phone.length - shown);
}

/** 6222***********0000: enough to recognise one's own card. */
export function maskBankAccount(account: string): string {
  return maskMiddle(account, account.length >= 16 ? 4 : Math.floor(account.length / 4));
}

function maskMiddle(text: string, shown: number): string {
  return text.slice(0, shown) + '*'.repeat(text.length - 2 * shown) + text.slice(text.length - shown);
}
