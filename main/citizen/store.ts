/** Reads of what citizens confirmed and rated. */
import { z } from 'zod';
import type { Confirmation } from '../../shared/contract/citizen.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { noticeChannelSchema } from '../../shared/notice-items.ts';
import { type RatedKind, ratingLevelSchema, ratingReasonSchema } from '../../shared/rating.ts';
import type { Database } from '../database/open.ts';

/** What a confirmation holds for: this applicant, for this insured, this product as it stands, on this business day. */
export interface ConfirmationKey {
  readonly certno: string;
  readonly applicantCertno: string;
  readonly planHash: string;
  readonly businessDay: LocalDate;
}

/** The latest such confirmation, or null: another applicant, and another day, are asked again. */
export function findConfirmation(db: Database, key: ConfirmationKey): Confirmation | null {
  const row = db.one<{ channel: string; confirmed_at: string }>(
    `SELECT channel, confirmed_at FROM notice_confirmations WHERE certno = ? AND plan_hash = ?
       AND applicant_certno = ? AND business_day = ?
     ORDER BY confirmed_at DESC LIMIT 1`,
    key.certno,
    key.planHash,
    key.applicantCertno,
    key.businessDay,
  );
  return row === undefined ? null : { channel: noticeChannelSchema.parse(row.channel), at: row.confirmed_at };
}

/** Of a row of `policies`: its applicant has confirmed the notices on the day of the proposal or later. */
export const NOTICED = /* sql */ `EXISTS (
  SELECT 1 FROM notice_confirmations AS confirmed
  WHERE confirmed.certno = policies.certno AND confirmed.plan_hash = policies.plan_hash
    AND confirmed.applicant_certno = coalesce(policies.applicant_certno, policies.certno)
    AND confirmed.business_day >= substr(policies.proposed_at, 1, 10))`;

/** Whether a piece of business stands on this desk. */
export function isBusiness(db: Database, kind: RatedKind, id: string): boolean {
  const row =
    kind === 'policy'
      ? db.one('SELECT 1 FROM policies WHERE policy_id = ?', id)
      : db.one('SELECT 1 FROM claims WHERE claim_id = ?', id);
  return row !== undefined;
}

/** Whether a piece of business has its rating. */
export function isRated(db: Database, id: string): boolean {
  return db.one('SELECT 1 FROM service_ratings WHERE subject_id = ?', id) !== undefined;
}

const storedRatingSchema = z.object({
  level: ratingLevelSchema,
  reasons: z.string().transform((text) => z.array(ratingReasonSchema).parse(JSON.parse(text))),
});

/** The ratings of a business day, level and reasons only. */
export function ratingsOf(db: Database, day: LocalDate): readonly z.output<typeof storedRatingSchema>[] {
  const rows = db.all('SELECT level, reasons FROM service_ratings WHERE business_day = ?', day);
  return rows.map((row) => storedRatingSchema.parse(row));
}
