/** Where the 客户屏 is: `#customer`, or `#customer=<window>` for the screen of one clerk's window. */
export const CUSTOMER_HASH = '#customer';

/** Whether an address's hash is the 客户屏's. */
export function isCustomerHash(hash: string): boolean {
  return hash === CUSTOMER_HASH || hash.startsWith(`${CUSTOMER_HASH}=`);
}

/** The hash of the screen of a clerk's window. */
export function customerHash(window: string): string {
  return `${CUSTOMER_HASH}=${window}`;
}

/** The clerk's window a screen was opened for, or null. */
export function windowOfHash(hash: string): string | null {
  const window = isCustomerHash(hash) ? hash.slice(CUSTOMER_HASH.length + 1) : '';
  return window === '' ? null : window;
}
