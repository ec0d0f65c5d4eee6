/** The one function from a feed package to the business tables: live, in every rebuild and for `verify` (DESIGN §3.3). */
import { z } from 'zod';
import { planSchema } from '../../shared/plan/schema.ts';
import type { FeedItem, FeedItemOf } from '../../shared/sync/feed-item.ts';
import { type FeedPackage, packageSchema } from '../../shared/sync/package.ts';
import type { WritableDatabase } from '../database/open.ts';
import { centreItemAppliers } from './apply/centre.ts';
import { decisionItemAppliers } from './apply/decisions.ts';
import { policyItemAppliers } from './apply/policies.ts';
import { putPlans } from './plans-store.ts';

/** Where an item stands in the feed. */
export interface ItemPlace {
  readonly channel: string;
  readonly n: number;
  /** From 0 within its package. */
  readonly item: number;
  /** When the centre wrote the package. */
  readonly at: string;
}

/**
 * How items of one kind change the tables. Never throws for an item its schema lets through: one that did would stop the
 * channel for good. What cannot be done becomes an alarm.
 */
export type FeedApplier<K extends FeedItem['kind']> = (
  db: WritableDatabase,
  item: FeedItemOf<K>,
  place: ItemPlace,
) => void;

export type FeedAppliers = { readonly [K in FeedItem['kind']]?: FeedApplier<K> };

/** Features add theirs here; an item of a kind without one changes no table. */
const feedAppliers: FeedAppliers = { ...centreItemAppliers, ...policyItemAppliers, ...decisionItemAppliers };

/** What ships with the program; early folders call its channel `plans`. */
const programPackageSchema = z.strictObject({
  v: z.literal(1),
  channel: z.enum(['plans', 'program']),
  n: z.int().min(1),
  plans: z.array(planSchema).min(1),
});
const anyPackageSchema = z.discriminatedUnion('v', [programPackageSchema, packageSchema]);

/** What the bytes of a package say. */
export type PackageContent = z.infer<typeof anyPackageSchema>;

/** Reads stored bytes, whatever their version. */
export function parsePackage(bytes: string): PackageContent {
  return anyPackageSchema.parse(JSON.parse(bytes));
}

/** Applies a package, whatever its version. */
export function applyPackage(db: WritableDatabase, content: PackageContent): void {
  if (content.v === 1) putPlans(db, content.plans, 'program', content.n);
  else applyItems(db, content);
}

/** Applies the items of a package of the centre, in order. */
function applyItems(db: WritableDatabase, { channel, n, at, items }: FeedPackage): void {
  items.forEach((item, index) => {
    // The item's kind chose the applier; the union over all kinds cannot say so.
    const apply = feedAppliers[item.kind] as FeedApplier<FeedItem['kind']> | undefined;
    apply?.(db, item, { channel, n, item: index, at });
  });
}
