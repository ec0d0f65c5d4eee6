/** How many, in groups of three digits: 1,000,000. */
export function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
