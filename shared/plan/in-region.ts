/** Does a 参保地 belong to the plan's region? A city by its first four digits, a whole province or 直辖市 (…0000) by its first two. */

/** Both are six digits: 370403 is in 370400; 460100 and 460200 are in 460000. */
export function isInRegion(region: string, admdvs: string): boolean {
  const length = region.endsWith('0000') ? 2 : 4;
  return admdvs.slice(0, length) === region.slice(0, length);
}
