/**
 * What passes between the clerk's window and the 客户屏 over a BroadcastChannel of the same origin.
 * The 客户屏 holds no key and no session: it shows what it is sent and sends back what the citizen touched. Names and numbers
 * come masked; nothing else of a person but what the citizen in front may see is ever sent.
 *
 * desk → screen  `show`       what to show now, repeated every BEAT_MS; a screen that hears nothing for SILENCE_MS goes idle
 * screen → desk  `present`    "I am here", on opening and after each `show`; `leaving` when it is closed
 * screen → desk  `confirmed`  the applicant confirmed every notice      (answers `asking` of the content shown)
 * screen → desk  `rated`      好差评                                     (answers `asking` of the rating shown)
 */
import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { healthStatusSchema } from './health.ts';
import { fenSchema } from './money.ts';
import { noticeIdSchema, otherIndemnitySchema } from './notice-items.ts';
import { paymentStateSchema, tenderSchema } from './payment.ts';
import { ratingLevelSchema, ratingReasonSchema } from './rating.ts';
import { explainedStepSchema } from './settle/explain.ts';
import { adjustmentSchema } from './settle/result.ts';
import { signatureSchema } from './signature.ts';

export const CUSTOMER_CHANNEL = 'joint-desk.customer-screen.1';
export const BEAT_MS = 3_000;
export const SILENCE_MS = 10_000;

/** One question to the citizen: the answer names it, so that an answer never lands on the next person's business. */
const askingSchema = z.uuid();
const text = z.string().max(400);

/** Masked by the clerk's window. */
const personSchema = z.strictObject({ name: text, certno: text });

const noticesSchema = z.strictObject({
  asking: askingSchema,
  /** open: the citizen may confirm · sending: being written · done · failed: tell the clerk, and try again. */
  state: z.enum(['open', 'sending', 'screen', 'paper', 'failed']),
  /** Whether the applicant signs here; otherwise on paper. */
  signs: z.boolean(),
});

const ratingSchema = z.strictObject({ asking: askingSchema, state: z.enum(['open', 'sending', 'done', 'failed']) });

const idleSchema = z.strictObject({ kind: z.literal('idle'), site: text, products: z.array(text).max(20) });

const enrollingSchema = z.strictObject({
  kind: z.literal('enrolling'),
  product: text,
  person: personSchema,
  premium: fenSchema.nullable(),
  isSample: z.boolean(),
  cover: z.strictObject({ from: localDateSchema, to: localDateSchema }).nullable(),
  liabilities: z.array(z.strictObject({ name: text, sentence: text })).max(20),
  /** Who sells, with the 执业登记编号 (counter rule 2). */
  seller: z.strictObject({ name: text, licenceNo: text, insurer: text }),
  /** How it is to be paid, once the clerk has chosen. */
  tender: tenderSchema.nullable(),
  notices: noticesSchema,
});

const payingSchema = z.strictObject({
  kind: z.literal('paying'),
  product: text,
  person: personSchema,
  due: fenSchema,
  isSample: z.boolean(),
  tender: tenderSchema,
  /** Cash counted so far, and what is given back; null while nothing is typed. */
  received: fenSchema.nullable(),
  change: fenSchema.nullable(),
});

const resultSchema = z.strictObject({
  kind: z.literal('result'),
  product: text,
  person: personSchema,
  premium: fenSchema.nullable(),
  isSample: z.boolean(),
  tender: tenderSchema,
  paymentState: paymentStateSchema,
  change: fenSchema.nullable(),
  papers: z.array(z.strictObject({ name: text, no: text })).max(20),
  rating: ratingSchema,
});

const waterfallBarSchema = z.strictObject({
  key: z.enum(['total', 'basic', 'catastrophic', 'supplement', 'aid', 'hospital', 'paid', 'product', 'personal']),
  name: text,
  amount: fenSchema,
});

/** One health status's outcome; while 既往症 is undetermined there are two (counter rule 10). */
const figureSchema = z.strictObject({
  healthStatus: healthStatusSchema,
  /** Null: 待补, or not covered as `words` says. */
  payable: fenSchema.nullable(),
  payableSoFar: fenSchema,
  words: text.nullable(),
  bars: z.array(waterfallBarSchema).max(12),
  lines: z.array(z.strictObject({ name: text, sentence: text, payable: fenSchema.nullable() })).max(20),
  steps: z.array(explainedStepSchema).max(200),
  /** Of a reversal or a correction: 追回, and each decided bill's 补付 or 追回; null: a bill of its own. */
  following: z.strictObject({ recover: fenSchema, adjustments: z.array(adjustmentSchema).max(200) }).nullable(),
});

const claimSchema = z.strictObject({
  kind: z.literal('claim'),
  product: text,
  person: personSchema,
  stay: text,
  figures: z.array(figureSchema).min(1).max(2),
  /** Which figure the chart and the steps are of. */
  chosen: healthStatusSchema,
  /** The 试算单 that was issued on these figures, or null. */
  paper: text.nullable(),
  /** Asked for once the 试算单 is out. */
  rating: ratingSchema.nullable(),
});

export const customerContentSchema = z.discriminatedUnion('kind', [
  idleSchema,
  enrollingSchema,
  payingSchema,
  resultSchema,
  claimSchema,
]);
export type CustomerContent = z.infer<typeof customerContentSchema>;
export type ContentOf<K extends CustomerContent['kind']> = Extract<CustomerContent, { kind: K }>;
export type NoticesAsked = z.infer<typeof noticesSchema>;
export type RatingAsked = z.infer<typeof ratingSchema>;
export type CustomerFigure = z.infer<typeof figureSchema>;

/** Which clerk's window speaks or is spoken to. */
const windowSchema = z.uuid();

export const showSchema = z.strictObject({
  to: z.literal('screen'),
  window: windowSchema,
  /** 体验模式: marked as invented on this screen too. */
  isDemo: z.boolean(),
  content: customerContentSchema,
});

export const confirmedSchema = z.strictObject({
  kind: z.literal('confirmed'),
  asking: askingSchema,
  items: z.array(noticeIdSchema),
  otherIndemnity: otherIndemnitySchema,
  signature: signatureSchema.nullable(),
});
export const ratedSchema = z.strictObject({
  kind: z.literal('rated'),
  asking: askingSchema,
  level: ratingLevelSchema,
  reasons: z.array(ratingReasonSchema),
});
const presentSchema = z.strictObject({ kind: z.literal('present') });
const leavingSchema = z.strictObject({ kind: z.literal('leaving') });

/** What the citizen did. */
export const customerAnswerSchema = z.discriminatedUnion('kind', [confirmedSchema, ratedSchema]);
export type CustomerAnswer = z.infer<typeof customerAnswerSchema>;
export type AnswerOf<K extends CustomerAnswer['kind']> = Extract<CustomerAnswer, { kind: K }>;

/** From a screen; `window` null: to whichever window hears it. */
export const fromScreenSchema = z.strictObject({
  to: z.literal('desk'),
  screen: z.uuid(),
  window: windowSchema.nullable(),
  said: z.discriminatedUnion('kind', [confirmedSchema, ratedSchema, presentSchema, leavingSchema]),
});
export type FromScreen = z.infer<typeof fromScreenSchema>;
