export function size(value: any): number {
  return value.length;
}
