/** What the page of the insurer's claims office may ask of the centre: every method, and nothing else is a way in. */
import { z } from 'zod';
import { OFFICE_STAGES } from './office/stage.ts';
import { passwordSchema } from './contract/desk.ts';
import { localDateSchema } from './dates.ts';
import { modeSchema, operatorNoSchema } from './desk.ts';
import { healthStatusSchema } from './health.ts';
import { idSchema } from './ids.ts';
import { fenSchema } from './money.ts';
import { officeClaimSchema } from './office/claim.ts';
import { queueSchema } from './office/queue.ts';
import { type OfficeRole, officeUserSchema } from './office/user.ts';
import { lineSchema } from './text.ts';

/** Who may call: anyone, any signed-in user, or one who holds a role. */
export type OfficeAccess = 'anyone' | 'user' | OfficeRole;

interface OfficeMethod<I extends z.ZodType, O extends z.ZodType> {
  /** A command happens once per request id; a query changes nothing (but logs who looked). */
  readonly kind: 'query' | 'command';
  readonly access: OfficeAccess;
  readonly input: I;
  readonly output: O;
}

function method<I extends z.ZodType, O extends z.ZodType>(declared: OfficeMethod<I, O>): OfficeMethod<I, O> {
  return declared;
}

const sessionSchema = z.object({ user: officeUserSchema, idleMinutes: z.int() });
const nothingSchema = z.object({});
/** The claim and the trial that were on the screen. */
const onScreen = { claimId: idSchema, settlementId: idSchema };
const reasonSchema = lineSchema(300);

export const officeMethods = {
  /** What the page shows before anybody signs in; `session` is null then. */
  'office.status': method({
    kind: 'query',
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      centreName: z.string(),
      mode: modeSchema,
      today: localDateSchema,
      session: sessionSchema.nullable(),
    }),
  }),
  'session.signIn': method({
    kind: 'query',
    access: 'anyone',
    input: z.strictObject({ userNo: operatorNoSchema, password: z.string('请填写密码').min(1, '请填写密码').max(128) }),
    output: sessionSchema,
  }),
  'session.signOut': method({ kind: 'query', access: 'anyone', input: z.strictObject({}), output: nothingSchema }),
  /** One's own password, knowing the old one; other sessions of the same person end. */
  'session.changePassword': method({
    kind: 'query',
    access: 'user',
    input: z.strictObject({
      password: z.string('请填写原密码').min(1, '请填写原密码').max(128),
      newPassword: passwordSchema,
    }),
    output: nothingSchema,
  }),
  'queue.list': method({
    kind: 'query',
    access: 'user',
    input: z.strictObject({ stage: z.enum(OFFICE_STAGES) }),
    output: queueSchema,
  }),
  /** Opens a claim: the look is logged. */
  'claim.open': method({
    kind: 'query',
    access: 'user',
    input: z.strictObject({ claimId: idSchema }),
    output: officeClaimSchema,
  }),
  /** The same with certificate and telephone numbers in full, for a stated reason, which is logged. */
  'claim.reveal': method({
    kind: 'query',
    access: 'user',
    input: z.strictObject({ claimId: idSchema, reason: lineSchema(100) }),
    output: officeClaimSchema,
  }),
  /** 既往症认定 (counter rule 10). */
  'claim.determine': method({
    kind: 'command',
    access: 'reviewer',
    input: z.strictObject({
      ...onScreen,
      status: healthStatusSchema,
      firstDiagnosedOn: localDateSchema.nullable(),
      reason: reasonSchema,
    }),
    output: z.object({ determinationId: idSchema }),
  }),
  /** 复核 by another person than whoever entered the claim. */
  'claim.review': method({
    kind: 'command',
    access: 'reviewer',
    input: z.strictObject({ ...onScreen, verdict: z.enum(['agreed', 'returned']), reason: reasonSchema.nullable() }),
    output: z.object({ reviewId: idSchema }),
  }),
  /** 核定, on the figure that was shown: another one is refused with both. */
  'claim.decide': method({
    kind: 'command',
    access: 'decider',
    input: z.strictObject({
      ...onScreen,
      verdict: z.enum(['pay', 'decline']),
      reason: reasonSchema.nullable(),
      /** What the screen showed as payable now. */
      shown: fenSchema,
      /** 追回 shown beside it; absent: none. */
      shownRecover: fenSchema.optional(),
    }),
    output: z.object({ decisionId: idSchema, payable: fenSchema }),
  }),
};

export type OfficeMethodName = keyof typeof officeMethods;
export type OfficeInput<M extends OfficeMethodName> = z.input<(typeof officeMethods)[M]['input']>;
export type OfficeParsed<M extends OfficeMethodName> = z.output<(typeof officeMethods)[M]['input']>;
export type OfficeOutput<M extends OfficeMethodName> = z.output<(typeof officeMethods)[M]['output']>;

/** What stands in the body of `POST /office/api/<method>`. */
export const officeRequestSchema = z.strictObject({
  input: z.unknown(),
  /** Commands only: made when the form opens, the same for every retry. */
  requestId: z
    .string()
    .regex(/^[0-9a-zA-Z-]{8,64}$/)
    .exactOptional(),
  /** The page itself asks: it does not count as the person being there. */
  passive: z.boolean().exactOptional(),
});
