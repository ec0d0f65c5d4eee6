/** ISO 7064 MOD 37,36: one check character for digits and letters; finds one wrong character and two neighbours swapped. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of a text of capital letters and digits; other characters are a fault of the caller. */
export function mod3736Character(text: string): string {
  let product = 36;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError('only capital letters and digits carry a check character');
    const sum = (product + value) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}
