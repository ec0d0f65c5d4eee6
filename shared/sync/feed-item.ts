/** What a feed package may hold, by channel (DESIGN idea 4). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { deskCodeSchema, operatorSchema, standingSchema } from '../desk.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { planSchema } from '../plan/schema.ts';
import { settleStateSchema } from '../settle/state.ts';
import { decisionSchema, determinationSchema, reviewSchema } from '../decision.ts';
import { lineSchema } from '../text.ts';
import { ed25519SignatureSchema, epochLetterSchema } from './registration.ts';
import { claimCheckSchema, policyRulingSchema } from './ruling.ts';

/** Channel `plans`: everything on offer; what is no longer listed is withdrawn, never forgotten. */
const plansItem = z.strictObject({ kind: z.literal('plans'), plans: z.array(planSchema).min(1) });

/** Channel `region/…`: a roster to fetch by chunks; `base` is the as-of day a delta builds on. */
export const rosterItemSchema = z.strictObject({
  kind: z.literal('roster'),
  asOf: localDateSchema,
  base: localDateSchema.nullable(),
  fileName: lineSchema(200),
  sha256: hashSchema,
  bytes: z.int().min(1),
  rows: z.int().min(1),
  /** SHA-256 of each 512 KiB piece in order. */
  chunks: z.array(hashSchema).min(1),
});

/** 核赔权限: personal, in fen; 0 allows nothing (counter rule 1). */
export const authoritySchema = z.strictObject({
  perClaim: fenSchema,
  perDay: fenSchema,
  until: localDateSchema,
});
export type Authority = z.infer<typeof authoritySchema>;

/** Channel `region/…`: one operator as the centre knows them; passwords stay at the desk. */
const operatorItem = z.strictObject({
  kind: z.literal('operator'),
  deskCode: deskCodeSchema,
  operator: operatorSchema,
  standing: standingSchema,
  authority: authoritySchema.nullable(),
});

/** Signed limits of a region; a desk without any works with `DEFAULT_LIMITS`. */
export const limitsSchema = z.strictObject({
  /** How old accumulators may be for a decision at the desk. */
  accumulatorMaxHours: z
    .int()
    .min(0)
    .max(24 * 30),
  /** What may be decided without a line, per claim; 0: nothing (counter rule 1). */
  offlinePerClaim: fenSchema,
  /** Days in which 应退保费 must be paid back (counter rule 15). */
  refundDays: z.int().min(1).max(90),
  /** A full roster that would drop more than this share of people in percent stops and asks (sync rule 27). */
  rosterDropPercent: z.int().min(0).max(100),
});
export type Limits = z.infer<typeof limitsSchema>;

const limitsItem = z.strictObject({ kind: z.literal('limits'), limits: limitsSchema });

/** Channel `desk/…`: the centre knows this epoch, and its paper numbers carry the letter. */
const epochItem = z.strictObject({ kind: z.literal('epoch-confirmed'), epochId: idSchema, letter: epochLetterSchema });

/** Channel `desk/…`: where a settlement group stands after the last ruling that touched it (DESIGN idea 8). */
const accumulatorItem = z.strictObject({
  kind: z.literal('accumulator'),
  policyId: idSchema,
  state: settleStateSchema,
  /** Decisions already inside, by settlement id: own decisions among them stop counting as pending. */
  includes: z.array(idSchema),
});

/** Channel `desk/…`: what a person must look at: a fork (sync rule 7), an entry not taken, a figure or a decision that does not hold. */
const alarmItem = z.strictObject({
  kind: z.literal('alarm'),
  code: z.enum(['fork', 'engine-differs', 'unreadable-entry', 'decision-not-confirmed']),
  subject: lineSchema(80),
  sentence: lineSchema(300),
});

/** Why the centre refused a decision of the desk: a finding of its judgement, or an entry it could not take. */
export const DECISION_REFUSALS = ['decision-not-confirmed', 'engine-differs', 'unreadable-entry'] as const;

/** Channel `desk/…`: the desk's own 核定 does not hold; it counts nowhere, its papers are not valid, the claim is open again. */
const decisionRefusedItem = z.strictObject({
  kind: z.literal('decision-refused'),
  decisionId: idSchema,
  code: z.enum(DECISION_REFUSALS),
  /** Why, with no next step: who reads it knows theirs. */
  sentence: lineSchema(300),
});

export const feedItemSchema = z.discriminatedUnion('kind', [
  plansItem,
  rosterItemSchema,
  operatorItem,
  limitsItem,
  epochItem,
  accumulatorItem,
  alarmItem,
  z.strictObject({ kind: z.literal('policy-ruled'), ruling: policyRulingSchema }),
  z.strictObject({ kind: z.literal('claim-checked'), check: claimCheckSchema }),
  z.strictObject({ kind: z.literal('claim-determined'), determination: determinationSchema }),
  z.strictObject({ kind: z.literal('claim-reviewed'), review: reviewSchema }),
  /** A decision of the centre's claims office, or the echo of the desk's own once it was ruled. */
  z.strictObject({
    kind: z.literal('claim-decided'),
    decision: decisionSchema,
    /** The centre's signature over the decision's canonical JSON. */
    signature: ed25519SignatureSchema,
  }),
  decisionRefusedItem,
]);
export type FeedItem = z.infer<typeof feedItemSchema>;
export type FeedItemOf<K extends FeedItem['kind']> = Extract<FeedItem, { readonly kind: K }>;

/** Kinds of item each kind of channel carries; anything else in it is refused whole. */
export const CHANNEL_ITEMS: Readonly<Record<'plans' | 'region' | 'desk', readonly FeedItem['kind'][]>> = {
  plans: ['plans'],
  region: ['roster', 'operator', 'limits'],
  desk: [
    'epoch-confirmed',
    'policy-ruled',
    'claim-checked',
    'claim-determined',
    'claim-reviewed',
    'claim-decided',
    'decision-refused',
    'accumulator',
    'alarm',
  ],
};
