/** Methods of the desk itself: what state it is in, how it is set up, and the day 体验模式 plays. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { deskCodeSchema, modeSchema, operatorNoSchema, operatorSchema, zoneSchema } from '../desk.ts';
import { lineStateSchema } from '../line.ts';
import { registrationCodeSchema } from '../sync/registration.ts';
import { takeoverCauseSchema } from '../takeover.ts';
import { lineSchema } from '../text.ts';
import { anyone, anyOperator, command, operators, query } from './method.ts';

/** A new password: 8 to 128 characters, letters and digits both. */
export const passwordSchema = z
  .string('请填写密码')
  .min(8, '密码至少 8 位')
  .max(128, '密码不能超过 128 位')
  .refine((text) => /\p{L}/u.test(text) && /\d/.test(text), '密码须同时含字母和数字');

export const deskMethods = {
  /** Always answers. `new`: nothing set up; `locked`: a key must be given by signing in; `open`: working. */
  'desk.status': query({
    access: anyone,
    input: z.strictObject({}),
    output: z.object({
      stage: z.enum(['new', 'locked', 'open']),
      mode: modeSchema.nullable(),
      version: z.string(),
      businessDay: localDateSchema,
      desk: z
        .object({ deskCode: deskCodeSchema, site: z.string(), zone: zoneSchema, epochConfirmed: z.boolean() })
        .nullable(),
      /** Why nothing can be done before somebody takes over; null when business may go on (DESIGN §7). */
      takeover: takeoverCauseSchema.nullable(),
      /** 体验模式: who can sign in, with the password shown on the sign-in page; empty otherwise. */
      demoOperators: z.array(z.object({ operator: operatorSchema, password: z.string() })),
    }),
  }),
  /** The true figures of the status bar; null parts are not yet known. */
  'desk.figures': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      /** `lastContactAt`: when the centre last answered; null when it never did. */
      line: z.object({ state: lineStateSchema, lastContactAt: z.string().nullable() }),
      /** Business entries the centre has not acknowledged, the premium they stand for, and the time of the oldest. */
      /** `sum`: premiums are the insurer's; null for the 医保 side. */
      unsent: z.object({ count: z.int(), sum: z.int().nullable(), oldestAt: z.string().nullable() }),
      /** 被退回: documents the centre refused. */
      refused: z.int(),
      /** 结果未知: documents sent without an answer. */
      unknown: z.int(),
      /** Alarms nobody has seen to, and entries that came back after a takeover and wait for a person. */
      alarms: z.int(),
      setAside: z.int(),
      /** The year's accumulators of the centre: when its channel was last read to the end. Null for a desk that never joined. */
      accumulators: z.object({ readAt: z.string().nullable() }).nullable(),
      rosterAsOf: localDateSchema.nullable(),
      /** Why the roster in use cannot be asked: its file is not here (after a restore), or cannot be read. */
      rosterFault: z.enum(['gone', 'unreadable']).nullable(),
      /** The newest package of channel `plans`, and when it was taken. */
      plans: z.object({ n: z.int(), takenAt: z.string() }).nullable(),
      lastBackupAt: z.string().nullable(),
      openTrials: z.int(),
    }),
  }),
  /**
   * Sets up 体验模式: invented people, sample plans, watermarked papers. `day`: the day it plays (the start page offers
   * 2021-11-20, inside 枣庄's window); null follows the clock. `deskCode`: a site plays several windows under several codes.
   */
  'desk.createDemo': command({
    access: anyone,
    journals: [
      'desk.registered/1',
      'epoch.opened/1',
      'operator.added/1',
      'roster.switched/1',
      'demo.daySet/1',
      'package.taken/2',
    ],
    input: z.strictObject({ day: localDateSchema.nullable(), deskCode: deskCodeSchema.default('TY01') }),
    output: z.object({ deskCode: deskCodeSchema }),
  }),
  /** 登记窗口: an unconfirmed epoch; registration with a centre comes with "The other end". */
  'desk.register': command({
    access: anyone,
    journals: ['desk.registered/1', 'epoch.opened/1', 'operator.added/1', 'package.taken/2'],
    input: z.strictObject({
      deskCode: deskCodeSchema,
      site: lineSchema(60),
      zone: zoneSchema,
      admin: z.strictObject({ operatorNo: operatorNoSchema, name: lineSchema(50), password: passwordSchema }),
    }),
    output: z.object({ deskCode: deskCodeSchema }),
  }),
  /**
   * Takes over a desk that was restored or moved: a new epoch with a key of its own begins. `code`: the centre's takeover
   * code, which brings the letter; without one the numbers carry two random characters. `approver`: another supervisor or
   * administrator; null only where the desk has no other. Errors: 'takeover-not-needed', 'approver-needed',
   * 'approver-refused', 'takeover-no-centre', the line's, 'centre-said'.
   */
  'desk.takeOver': command({
    access: operators(['hsa', 'insurer'], ['supervisor', 'admin']),
    journals: ['epoch.opened/1'],
    input: z.strictObject({
      code: registrationCodeSchema.nullable(),
      reason: lineSchema(150),
      approver: z
        .strictObject({
          operatorNo: operatorNoSchema,
          password: z.string('请填写密码').min(1, '请填写密码').max(128),
        })
        .nullable(),
    }),
    output: z.object({ epochMark: z.string(), epochConfirmed: z.boolean() }),
  }),
  /**
   * After a takeover without a line: the centre's code confirms the epoch that has begun, and what the centre holds of the time
   * before comes back. Errors: 'epoch-confirmed-already', 'takeover-no-centre', the line's, 'centre-said'.
   */
  'desk.confirmEpoch': command({
    access: operators(['hsa', 'insurer'], ['supervisor', 'admin']),
    input: z.strictObject({ code: registrationCodeSchema }),
    output: z.object({ letter: z.string() }),
  }),
  /** 体验模式 only: sets the day the desk plays, so that a window or a cover year can be visited. */
  'demo.setDay': command({
    access: operators(['hsa', 'insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'admin']),
    needs: ['demo'],
    journals: ['demo.daySet/1'],
    input: z.strictObject({ day: localDateSchema.nullable() }),
    output: z.object({ day: localDateSchema.nullable() }),
  }),
  /** 体验模式 only: the invented people worth trying, with what each one shows. */
  'demo.people': query({
    access: anyOperator,
    needs: ['demo'],
    input: z.strictObject({}),
    output: z.object({
      people: z.array(
        z.object({ psn_cert_type: z.string(), certno: z.string(), psn_name: z.string(), hint: z.string() }),
      ),
    }),
  }),
};
