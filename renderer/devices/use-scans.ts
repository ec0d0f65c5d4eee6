/** Scans of a keyboard wedge that mean something to the desk; anything else stays what was typed (rule 33). */
import { readScan, type Scan } from '../../shared/card.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { isSearching } from '../frame/search/box.ts';
import { useWedge } from '../frame/wedge.ts';

export type OurScan = Exclude<Scan, { kind: 'unknown' }>;

/** Hands on each scan of ours; its text does not remain in the field that had the focus. */
export function useScans(isActive: boolean, act: (scan: OurScan) => void): void {
  const today = useDeskQuery('desk.status', {}).data?.businessDay;
  const settings = useDeskQuery('settings.list', {}).data?.values;
  useWedge((text) => {
    if (today === undefined) return null;
    const scan = readScan(text, { today, hsaCode: settings?.['scan.hsaCode'] ?? null });
    // The search box reads a number itself; a 医保码 must not stay in it either.
    const isSearched = isSearching() && scan.kind !== 'hsa-code';
    return scan.kind === 'unknown' || isSearched ? null : () => act(scan);
  }, isActive);
}
