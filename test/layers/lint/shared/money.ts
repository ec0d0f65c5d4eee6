// May: the one file that counts in decimals.
export { Decimal } from 'decimal.js';
