/** The region packs that ship with the program. */
import { AppError } from '../errors.ts';
import { loadRegionPack } from './load.ts';
import anyang from './packs/anyang.json' with { type: 'json' };
import type { RegionPack } from './schema.ts';

/** One shipped pack by its id. Throws `region-unknown` with the ids there are. */
export function findRegionPack(id: string): RegionPack {
  const packs = [anyang].map((content) => loadRegionPack(content));
  const pack = packs.find((candidate) => candidate.id === id);
  if (pack !== undefined) return pack;
  throw new AppError('region-unknown', { pack: id, known: packs.map((each) => each.id).join('、') });
}
