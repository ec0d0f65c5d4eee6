/** Claims: taken in from a 医保结算单, tried with the same `settle()` on both sides of the door (counter rules 1, 17–26). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { healthStatusSchema } from '../health.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { issuedPaperSchema } from '../papers.ts';
import { relatedPartySchema } from '../parties.ts';
import { planSchema } from '../plan/schema.ts';
import { regionPackSchema } from '../region/schema.ts';
import { pastSchema } from '../settle/past.ts';
import { settleStateSchema } from '../settle/state.ts';
import { visitSchema } from '../settle/visit.ts';
import { lineSchema } from '../text.ts';
import { typedPartySchema } from '../typed-party.ts';
import { command, operators, query } from './method.ts';

const insurerClerk = operators(['insurer'], ['clerk']);
const claimReaders = operators(['insurer'], ['clerk', 'reviewer', 'decider', 'supervisor']);

/** 票据代码 + 票据号码: unique, so that one receipt is claimed once (STANDARDS §3.1). */
export const invoiceSchema = z.strictObject({
  bill_code: lineSchema(50),
  bill_no: lineSchema(30),
});

/** What is payable under each health status while 既往症 is undetermined; null where a liability is 待补. */
export const expectedSchema = z.strictObject({
  healthy: fenSchema.nullable(),
  preexisting: fenSchema.nullable(),
});
export type Expected = z.infer<typeof expectedSchema>;

export const claimSchema = z.object({
  claimId: idSchema,
  policyId: idSchema,
  productName: z.string(),
  psn_name: z.string(),
  certno: z.string(),
  claimant: relatedPartySchema,
  visit: visitSchema,
  invoices: z.array(invoiceSchema),
  /** The 既往症认定 that holds; null while undetermined, then trials show one figure. */
  determined: healthStatusSchema.nullable(),
  /** The decided claim whose bill it takes back or states anew; null: a bill of its own. */
  follows: idSchema.nullable(),
  /** The decision that ended it; null while it is open. */
  decided: z
    .object({
      on: localDateSchema,
      verdict: z.enum(['pay', 'decline']),
      payable: fenSchema,
      /** 追回 it proposes; 0: none. */
      recover: fenSchema,
    })
    .nullable(),
  /** Why 复核 sent the latest trial back; null: it did not, or it was tried again since. */
  returned: z.string().nullable(),
  trials: z.array(
    z.object({
      settlementId: idSchema,
      at: z.string(),
      payable: expectedSchema,
      /** How many figures stand: 2 until 既往症 is determined. */
      figures: z.int(),
      /** 追回 of a claim that follows another; 0: none. */
      recover: fenSchema,
      paper: issuedPaperSchema,
    }),
  ),
  openedAt: z.string(),
});
export type Claim = z.infer<typeof claimSchema>;

const factsSchema = z.strictObject({
  claimant: typedPartySchema,
  visit: visitSchema,
  invoices: z.array(invoiceSchema).max(50),
});

/** `warnings`: what the clerk must confirm against the card, such as 姓名差异; it is kept and printed on the 试算单. */
const takenInSchema = z.object({ claimId: idSchema, warnings: z.array(z.string()) });

export const claimMethods = {
  /**
   * Everything the live trial needs: the plan in force, the state before, and whether the policy is still 待承保; with `follows`, a
   * decided claim of this policy, what was decided in the year (throws 'claim-follows-nothing').
   */
  'claims.context': query({
    access: claimReaders,
    journals: ['person.opened/1'],
    input: z.strictObject({ policyId: idSchema, follows: idSchema.optional() }),
    output: z.object({
      plan: planSchema,
      state: settleStateSchema,
      policyState: z.enum(['proposed', 'accepted', 'refused', 'cancelled']),
      statuses: z.array(healthStatusSchema),
      /** The year's decisions, where a claim is to follow one (`follows`); else null. */
      past: pastSchema.nullable(),
      /** What 参考测算 rests on in the plan's region; null: there is no pack, or a 登记窗口 has only sample figures. */
      region: regionPackSchema.nullable(),
      /** Those taken in before, oldest first; what was given up (撤案) is not among them. */
      claims: z.array(claimSchema),
    }),
  }),
  /**
   * 受理 of one stay's 医保结算单. The sheet's identities must hold; nothing is paid by this. `follows`: the decided claim whose bill a
   * 退费结算单 takes back, or another sheet states anew (counter rules 21, 23).
   */
  'claims.open': command({
    access: insurerClerk,
    needs: ['standing'],
    journals: ['claim.opened/1'],
    input: factsSchema.extend({ policyId: idSchema, follows: idSchema.optional() }),
    output: takenInSchema,
  }),
  /** Corrects or completes the facts of a claim (a drug sum that was 待补, say); the earlier facts stay in the journal. */
  'claims.amend': command({
    access: insurerClerk,
    needs: ['standing'],
    journals: ['claim.amended/1'],
    input: factsSchema.extend({ claimId: idSchema }),
    output: takenInSchema,
  }),
  /** 试算: a reviewer may try again after determining. In a 登记窗口 only on signed figures (counter rule 28); runs `settle()` again, refuses with `settlement-changed` when the figures are not those shown. */
  'claims.try': command({
    access: operators(['insurer'], ['clerk', 'reviewer']),
    needs: ['standing'],
    journals: ['claim.tried/2'],
    input: z.strictObject({
      claimId: idSchema,
      expected: expectedSchema,
      /** Σ 追回 the screen showed of a claim that follows another; absent: none was looked at. */
      shownRecover: fenSchema.optional(),
    }),
    output: z.object({ settlementId: idSchema, payable: expectedSchema, papers: z.array(issuedPaperSchema) }),
  }),
  'claims.get': query({
    access: claimReaders,
    journals: ['person.opened/1'],
    input: z.strictObject({ claimId: idSchema }),
    output: claimSchema,
  }),
};
