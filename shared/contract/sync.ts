/** 同步 F7: joining the centre, how the line stands, what waits, and what came back. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { chainSchema } from '../journal/entry.ts';
import { attentionKindSchema } from '../entries/attention.ts';
import { lineStateSchema } from '../line.ts';
import { fenSchema } from '../money.ts';
import { epochLetterSchema, registrationCodeSchema } from '../sync/registration.ts';
import { issuedPaperSchema, paperKindSchema } from '../papers.ts';
import { lineSchema } from '../text.ts';
import { OWNERS } from '../sync/ruling.ts';
import { anyOperator, command, operators, query } from './method.ts';

const admins = operators(['hsa', 'insurer'], ['admin']);
/** Everyone who works here; an auditor only reads. */
const workers = operators(['hsa', 'insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'admin']);

/** At most so many of each list are shown; `…Count` says how many there are. */
export const SHOWN = 100;

const ruledSchema = z.object({
  policyId: idSchema,
  /** 投保受理单号, by which a clerk finds the policy; null once that paper cannot be found. */
  no: z.string().nullable(),
  /** The insured, masked; null once destroyed, and for the 医保 side. */
  psn_name: z.string().nullable(),
  sentence: z.string(),
  at: z.string(),
});

const refusedSchema = ruledSchema.extend({
  code: z.string(),
  owner: z.enum(OWNERS),
  /** 应退保费, where a premium was taken; `amount` is null for the 医保 side. */
  refund: z
    .object({ amount: fenSchema.nullable(), deadline: localDateSchema, state: z.enum(['due', 'paid', 'void']) })
    .nullable(),
});

const refusedDecisionSchema = z.object({
  claimId: idSchema,
  decisionId: idSchema,
  /** 试算单号, by which a clerk finds the claim. */
  no: z.string().nullable(),
  /** Papers of the decision: they do not hold. */
  papers: z.array(z.object({ no: z.string(), kind: paperKindSchema })),
  sentence: z.string(),
  at: z.string(),
});

/** `key` names the alarm for 'sync.handle'. */
const alarmSchema = z.object({
  key: z.string(),
  code: z.string(),
  subject: z.string(),
  sentence: z.string(),
  at: z.string(),
});

const handledAlarmSchema = z.object({
  key: z.string(),
  sentence: z.string(),
  at: z.string(),
  /** What was done; null once destroyed. */
  reason: z.string().nullable(),
  operatorNo: z.string(),
  handledAt: z.string(),
});

const setAsideSchema = z.object({
  entryId: idSchema,
  type: z.string(),
  /** When it was done, before the takeover. */
  at: z.string(),
  papers: z.array(issuedPaperSchema),
  /** Null for the 医保 side, and where the entry carries none. */
  amount: fenSchema.nullable(),
});

export const syncMethods = {
  /** The unsent entries by type: how many, the premium they stand for where they carry some (the
   * insurer's side only), and when the oldest was made. */
  'sync.outbox': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      kinds: z.array(z.object({ type: z.string(), count: z.int(), sum: fenSchema.nullable(), oldestAt: z.string() })),
      /** Entries of the access chain: looks and prints; sent after everything else. */
      looks: z.object({ count: z.int(), oldestAt: z.string().nullable() }),
    }),
  }),
  /** Everything else the sync screen shows. */
  'sync.status': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      /** Null before the desk has joined. */
      centre: z
        .object({
          name: z.string(),
          url: z.string(),
          /** First 16 hex digits of the SHA-256 of the centre's key, to be compared by telephone. */
          fingerprint: z.string(),
          admdvs: z.string(),
          joinedAt: z.string(),
          /** The letter in this desk's paper numbers. */
          letter: epochLetterSchema.nullable(),
        })
        .nullable(),
      line: z.object({
        state: lineStateSchema,
        /** Why it is not 正常, and the next step. */
        trouble: z.string().nullable(),
        attemptedAt: z.string().nullable(),
        lastContactAt: z.string().nullable(),
        /** Whole minutes the desk's clock is ahead of the centre's (behind: negative). */
        skewMinutes: z.int().nullable(),
      }),
      isRunning: z.boolean(),
      /** When the next round begins by itself. */
      nextAt: z.string().nullable(),
      refused: z.array(refusedSchema),
      /** 不予承保 and refused 核定 together. */
      refusedCount: z.int(),
      /** 核定 of this desk the centre refused, on claims nobody has decided since. */
      refusedDecisions: z.array(refusedDecisionSchema),
      /** 待承保 with a reason: nothing is wrong, something is not there yet. */
      waiting: z.array(ruledSchema),
      waitingCount: z.int(),
      /** Batches that left without an answer. */
      unknown: z.array(
        z.object({ no: z.int(), chain: chainSchema, first: z.int(), last: z.int(), sentAt: z.string().nullable() }),
      ),
      /** Alarms nobody has seen to, and the newest of those somebody has. */
      alarms: z.array(alarmSchema),
      alarmCount: z.int(),
      handledAlarms: z.array(handledAlarmSchema),
      /** Entries that came back after a takeover and clash with what was done since: a person decides (docs/restore.md). */
      setAside: z.array(setAsideSchema),
      setAsideCount: z.int(),
      channels: z.array(z.object({ channel: z.string(), n: z.int(), takenAt: z.string().nullable() })),
      /** A roster the centre offers and the desk does not use yet. */
      roster: z
        .object({
          sha256: hashSchema,
          fileName: z.string(),
          asOf: localDateSchema,
          base: localDateSchema.nullable(),
          rows: z.int(),
          /** Why it was stopped; null while it is fetched or waits for its turn. */
          stopped: z.object({ code: z.string(), sentence: z.string(), at: z.string() }).nullable(),
        })
        .nullable(),
    }),
  }),
  /**
   * Joins a centre with a one-time code; the key pair was made with the epoch and never leaves the desk. Errors:
   * 'sync-stand-alone', 'sync-joined-already', 'sync-address', the line's, 'centre-said'.
   */
  'sync.join': command({
    access: admins,
    journals: ['desk.joined/1'],
    input: z.strictObject({ url: z.string().trim().min(1, '请填写中心地址').max(300), code: registrationCodeSchema }),
    output: z.object({ centreName: z.string(), letter: epochLetterSchema }),
  }),
  /** One round with the centre at once; answers what happened even where nothing did ('sync-not-joined'). */
  'sync.now': command({
    access: workers,
    journals: ['package.taken/2'],
    input: z.strictObject({}),
    output: z.object({
      /** Entries acknowledged, packages taken. */
      sent: z.int(),
      taken: z.int(),
      state: lineStateSchema,
      /** What went wrong, with the next step; null when nothing did. */
      trouble: z.string().nullable(),
    }),
  }),
  /** 已处理: an alarm or an entry set aside was seen to, with what was done ('attention-unknown', 'attention-handled'). */
  'sync.handle': command({
    access: operators(['hsa', 'insurer'], ['supervisor']),
    journals: ['attention.handled/1'],
    input: z.strictObject({
      kind: attentionKindSchema,
      subject: lineSchema(80),
      reason: lineSchema(200).min(2, '请写明怎样处理的'),
    }),
    output: z.object({}),
  }),
  /** 仍然采用: an administrator has asked the centre about a roster that was stopped ('roster-offer-gone'). */
  'sync.acceptRoster': command({
    access: admins,
    journals: ['roster.switched/1'],
    input: z.strictObject({ sha256: hashSchema }),
    output: z.object({}),
  }),
};
