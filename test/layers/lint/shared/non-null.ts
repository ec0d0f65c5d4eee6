export function first(list: readonly number[]): number {
  return list[0]!;
}
