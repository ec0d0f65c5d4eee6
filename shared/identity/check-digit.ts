/** The check character of 18-character personal numbers: GB 11643-1999, ISO 7064 MOD 11-2. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The check character of the first 17 digits; anything but 17 digits is a fault of the caller. */
export function checkCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('not 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** True when the last of 18 characters is the check character of the others. */
export function hasRightCheckCharacter(certno: string): boolean {
  return /^\d{17}[\dX]$/.test(certno) && certno.charAt(17) === checkCharacter(certno.slice(0, 17));
}
