async function isOpen(): Promise<boolean> {
  return true;
}

export function say(): string {
  return isOpen() ? 'open' : 'closed';
}
