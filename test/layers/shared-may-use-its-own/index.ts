/** The language alone: what shared code lives on. */
export function double(list: readonly number[]): number[] {
  return list.map((value) => value * 2);
}
