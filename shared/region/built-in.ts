/** The region packs that ship with the program. */
import { AppError } from '../errors.ts';
import { loadRegionPack } from './load.ts';
import anyang from './packs/anyang.json' with { type: 'json' };
import zaozhuang from './packs/zaozhuang.json' with { type: 'json' };
import type { RegionPack } from './schema.ts';

/** All of them. */
export function shippedRegionPacks(): readonly RegionPack[] {
  return [anyang, zaozhuang].map((content) => loadRegionPack(content));
}

/**
 * The pack a window may estimate with in a region; null: there is none. With real people only figures that are signed count
 * (counter rule 28): `takesSamples` is for 体验模式.
 */
export function regionPackOf(admdvs: string, { takesSamples }: { readonly takesSamples: boolean }): RegionPack | null {
  const pack = shippedRegionPacks().find(({ region }) => region.admdvs === admdvs) ?? null;
  if (pack === null || takesSamples) return pack;
  return Object.values(pack.documents).some(({ kind }) => kind === 'sample') ? null : pack;
}

/** One shipped pack by its id. Throws `region-unknown` with the ids there are. */
export function findRegionPack(id: string): RegionPack {
  const packs = shippedRegionPacks();
  const pack = packs.find((candidate) => candidate.id === id);
  if (pack !== undefined) return pack;
  throw new AppError('region-unknown', { pack: id, known: packs.map((each) => each.id).join('、') });
}
