/** The check character of 18-character personal numbers: GB 11643-1999, ISO 7064 MOD 11-2. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The check character of the first 17 digits; anything but 17 digits is a fault of the caller. */
export function checkCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('not 17 digits');
  return characterOf(first17);
}

/** True when the last of 18 characters is the check character of the others. */
export function hasRightCheckCharacter(certno: string): boolean {
  return /^\d{17}[\dX]$/.test(certno) && certno.charAt(17) === characterOf(certno);
}

/** Of a text that begins with 17 digits. A plain loop: a roster asks a million times. */
function characterOf(text: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += (WEIGHTS[place] ?? 0) * (text.charCodeAt(place) - 0x30);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
