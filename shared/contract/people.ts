/** Finding people and opening one: search is masked and leaves no trace, opening a person is journaled (counter rules 4, 11). */
import { z } from 'zod';
import { CLAIM_STAGES } from '../claim-stage.ts';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { issuedPaperSchema, paperKindSchema } from '../papers.ts';
import { paymentStateSchema, tenderSchema } from '../payment.ts';
import { revealedFieldSchema } from '../revealed-field.ts';
import { insuranceRowSchema } from '../roster-person.ts';
import { OWNERS } from '../sync/ruling.ts';
import { yearPositionSchema } from '../settle/position.ts';
import { lineSchema } from '../text.ts';
import { expectedSchema } from './claims.ts';
import { policySchema } from './enrollment.ts';
import { operators, query } from './method.ts';

/** Everyone who has to do with people; 系统管理 keeps the desk, not its people. */
const whoMeetPeople = operators(
  ['hsa', 'insurer'],
  ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'auditor'],
);

/** What a search result is opened by: it names nobody, and only the session that searched can use it. */
const foundRefSchema = z.string().regex(/^\d{1,9}-\d{1,3}$/, '查询结果编号不正确');

const certTypeSchema = z.string('请选择证件类型').regex(/^\d{2,6}$/, '请选择证件类型');

/** A person: as found, by number as typed, or by the card that was just read (then unmasked for that job). */
export const whoSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('found'), ref: foundRefSchema }),
  z.strictObject({ by: z.literal('typed'), certno: lineSchema(50) }),
  z.strictObject({ by: z.literal('card'), psn_cert_type: certTypeSchema, certno: lineSchema(50) }),
]);
export type Who = z.infer<typeof whoSchema>;

const foundPersonSchema = z.object({
  ref: z.string(),
  psn_name: z.string(),
  /** Masked; its last four tell two people of one name apart. */
  certno: z.string(),
  township: z.string().nullable(),
  /** business: somebody with business here; roster: only in the 参保 roster (医保 side). */
  from: z.enum(['business', 'roster']),
});
export type FoundPerson = z.infer<typeof foundPersonSchema>;

/** May this person join this plan today: a class of reason, never the facts behind it. */
export const planVerdictSchema = z.object({
  planId: z.string(),
  productName: z.string(),
  coverYear: z.int().nullable(),
  /** taken: this person has the plan already. */
  verdict: z.enum(['eligible', 'ineligible', 'taken']),
  sentence: z.string(),
});
export type PlanVerdict = z.infer<typeof planVerdictSchema>;

/** What the roster says of a number to whoever asks: masked, no facts (DESIGN §5, counter rule 4). */
export const rosterVerdictsSchema = z.object({
  asOf: localDateSchema,
  isListed: z.boolean(),
  verdicts: z.array(planVerdictSchema),
});
export type RosterVerdicts = z.infer<typeof rosterVerdictsSchema>;

/** What an opened person's page shows of the roster; `details` for the 医保 side only (counter rule 4). */
export const rosterFactsSchema = rosterVerdictsSchema.extend({
  details: z
    .object({
      psn_name: z.string(),
      gend: z.string(),
      brdy: localDateSchema,
      township: z.string().nullable(),
      insurances: z.array(insuranceRowSchema),
    })
    .nullable(),
});
export type RosterFacts = z.infer<typeof rosterFactsSchema>;

const paymentRowSchema = z.object({
  paymentId: idSchema,
  tender: tenderSchema,
  state: paymentStateSchema,
  amount: fenSchema,
  reference: z.string().nullable(),
  payerName: z.string(),
  /** Gave way to another payment. */
  isReplaced: z.boolean(),
  settledDay: localDateSchema.nullable(),
});

const personPolicySchema = policySchema.extend({
  /** insured 被保险人 · applicant 投保人 for somebody else. */
  role: z.enum(['insured', 'applicant']),
  payments: z.array(paymentRowSchema),
  /** Line and caps of the year; null for an applicant and where the policy is not in force. */
  position: yearPositionSchema.nullable(),
  /** 保险凭证号 after 承保. */
  certificateNo: z.string().nullable(),
  /** The centre's last word; null while it has said nothing. */
  ruling: z
    .object({
      outcome: z.enum(['accepted', 'refused', 'waiting']),
      sentence: z.string().nullable(),
      owner: z.enum(OWNERS).nullable(),
      at: z.string(),
    })
    .nullable(),
  /** 应退保费. */
  refund: z.object({ amount: fenSchema, deadline: localDateSchema, state: z.enum(['due', 'paid', 'void']) }).nullable(),
  /** The 保险凭证 or 不予承保及退费通知书 that stands. */
  issued: issuedPaperSchema.nullable(),
});
export type PersonPolicy = z.infer<typeof personPolicySchema>;

const personClaimSchema = z.object({
  claimId: idSchema,
  policyId: idSchema,
  productName: z.string(),
  coverYear: z.int(),
  openedAt: z.string(),
  /** Null once the facts were destroyed. */
  stay: z
    .object({
      fixmedins_name: z.string(),
      begndate: localDateSchema,
      enddate: localDateSchema,
      medfee_sumamt: fenSchema,
    })
    .nullable(),
  stage: z.enum(CLAIM_STAGES),
  /** What was decided; null while it is open. */
  /** `recover`: 追回 beside it. */
  decision: z
    .object({ verdict: z.enum(['pay', 'decline']), payable: fenSchema, recover: fenSchema, at: z.string() })
    .nullable(),
  /** It takes back or states anew a decided bill. */
  isFollowing: z.boolean(),
  trials: z.array(
    z.object({
      settlementId: idSchema,
      at: z.string(),
      payable: expectedSchema,
      figures: z.int(),
      paper: issuedPaperSchema,
    }),
  ),
});
export type PersonClaim = z.infer<typeof personClaimSchema>;

const lookSchema = z.object({
  at: z.string(),
  operatorNo: z.string(),
  operatorName: z.string(),
  /** In words: what for, or which field and why. */
  what: z.string(),
});

const printSchema = z.object({
  at: z.string(),
  no: z.string(),
  kind: paperKindSchema,
  /** 0 is the original, n the n-th 补打. */
  reprint: z.int(),
  state: z.enum(['open', 'printed', 'failed']),
  operatorNo: z.string(),
});

/** One person on one screen. What a side or grant may not see is null, never left out silently. */
export const personSchema = z.object({
  ref: z.string(),
  psn_name: z.string().nullable(),
  /** Masked unless their own card was read. */
  certno: z.string(),
  isUnmasked: z.boolean(),
  /** By the card, the policies here or the roster; null when none tells. */
  psn_cert_type: z.string().nullable(),
  gend: z.string().nullable(),
  age: z.int().nullable(),
  township: z.string().nullable(),
  /** 姓名差异: other spellings in policies here (counter rule 11). */
  otherNames: z.array(z.string()),
  /** Masked fields that can be asked for. */
  known: z.array(revealedFieldSchema),
  roster: rosterFactsSchema.nullable(),
  policies: z.array(personPolicySchema).nullable(),
  claims: z.array(personClaimSchema).nullable(),
  /** Supervisor and auditor only. */
  looks: z.array(lookSchema).nullable(),
  prints: z.array(printSchema).nullable(),
  asOf: localDateSchema,
});
export type Person = z.infer<typeof personSchema>;

export const peopleMethods = {
  /**
   * Name, pinyin, initials, last four, paper number, each by its beginning; a whole certificate number, a policy's id, our
   * QR: people with business here; the 医保 side finds the roster's people by name too. At most 20, masked, not journaled.
   */
  'person.find': query({
    access: whoMeetPeople,
    input: z.strictObject({ text: z.string().max(400, '不能超过 400 个字') }),
    output: z.object({
      people: z.array(foundPersonSchema),
      papers: z.array(issuedPaperSchema.extend({ psn_name: z.string().nullable() })),
    }),
  }),
  /**
   * A full certificate number → 可参保 / 不可参保 and the class of reason for each plan. It shows no facts (DESIGN §3.3).
   * Journaled, after the answer, for who has no business here: a list of strangers is not run unseen.
   */
  'roster.lookup': query({
    access: whoMeetPeople,
    journals: ['person.opened/1'],
    input: z.strictObject({ certno: lineSchema(50) }),
    output: rosterVerdictsSchema,
  }),
  /** Everything a joint desk needs of one person. Journals the look. */
  'person.open': query({
    access: whoMeetPeople,
    journals: ['person.opened/1'],
    input: z.strictObject({ who: whoSchema, purpose: z.enum(['enrollment', 'claim', 'inquiry']) }),
    output: personSchema,
  }),
  /** Begins 参保 or 理赔 with this person: their certificate for the form. Journals the look with that purpose. */
  'person.start': query({
    access: operators(['insurer', 'hsa'], ['clerk']),
    journals: ['person.opened/1'],
    input: z.strictObject({ who: whoSchema, purpose: z.enum(['enrollment', 'claim']) }),
    output: z.object({ psn_cert_type: z.string(), certno: z.string(), psn_name: z.string().nullable() }),
  }),
  /** A masked field in full, for a reason; journals field and reason. */
  'person.reveal': query({
    access: whoMeetPeople,
    journals: ['person.revealed/1'],
    input: z.strictObject({ who: whoSchema, field: revealedFieldSchema, reason: lineSchema(100).min(2, '请写明原因') }),
    output: z.object({ value: z.string() }),
  }),
};
