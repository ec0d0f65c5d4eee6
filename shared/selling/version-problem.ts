/** Which version of a product a person may still choose: one of a group that excludes each other, each once (shape 60). */
import { AppError } from '../errors.ts';
import type { Plan } from '../plan/schema.ts';

/** What the person already holds: a plan by its id and, where it is sold in versions, the version. */
export type HeldProduct = { readonly plan: string; readonly version: string | null; readonly name: string };

export type VersionProblem = AppError<'version-missing'> | AppError<'version-unknown'> | AppError<'version-held'>;

/** Null when `version` (null: the plan has none) may be sold to a person who holds `held`; else the error to throw or show. */
export function versionProblem(
  plan: Plan,
  version: string | null,
  held: readonly HeldProduct[],
): VersionProblem | null {
  const versions = plan.selling?.versions ?? [];
  const names = versions.map(({ name }) => name).join('、');
  if (version === null && versions.length > 0) {
    return new AppError('version-missing', { plan: plan.shortName, versions: names });
  }
  const chosen = versions.find(({ id }) => id === version);
  if (version !== null && chosen === undefined) {
    return new AppError('version-unknown', { plan: plan.shortName, version, versions: names });
  }
  const clash = held.find((each) => excludes(plan, version, each));
  const wanted = chosen === undefined ? plan.shortName : `${plan.shortName} ${chosen.name}`;
  return clash === undefined ? null : new AppError('version-held', { wanted, held: clash.name });
}

/** The same version always; another of this plan, or another plan, where one group names both. */
function excludes(plan: Plan, version: string | null, held: HeldProduct): boolean {
  const isOwn = held.plan === plan.id;
  if (isOwn && held.version === version) return true;
  return (plan.selling?.exclusive ?? []).some(({ versions, plans }) => {
    const isWantedIn = version === null || versions.length === 0 || versions.includes(version);
    const isHeldIn = isOwn ? held.version !== null && versions.includes(held.version) : plans.includes(held.plan);
    return isWantedIn && isHeldIn;
  });
}
