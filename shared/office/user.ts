/** Who works in the insurer's claims office, and up to which amount they may decide (counter rule 1). */
import { z } from 'zod';
import { operatorNoSchema, standingSchema } from '../desk.ts';
import { authoritySchema } from '../sync/feed-item.ts';
import { lineSchema } from '../text.ts';

/** 复核 also determines 既往症; 核赔 decides within a personal authority. */
export const OFFICE_ROLES = ['reviewer', 'decider'] as const;
export const officeRoleSchema = z.enum(OFFICE_ROLES);
export type OfficeRole = z.infer<typeof officeRoleSchema>;

export const OFFICE_ROLE_NAMES: Readonly<Record<OfficeRole, string>> = { reviewer: '复核', decider: '核赔' };

export const officeUserSchema = z.strictObject({
  /** 工号 in the insurer's company: the same person at a window has the same. */
  userNo: operatorNoSchema,
  name: lineSchema(50),
  roles: z.array(officeRoleSchema).min(1).max(OFFICE_ROLES.length),
  /** For deciders; null decides nothing. */
  authority: authoritySchema.nullable(),
  standing: standingSchema,
});
export type OfficeUser = z.infer<typeof officeUserSchema>;

/** The text under the centre's signature on a user's roles and authority: a changed row is noticed before it decides. */
export function mandateText({ userNo, roles, authority, standing }: Omit<OfficeUser, 'name'>): string {
  const amounts = authority === null ? ['-'] : [authority.perClaim, authority.perDay, authority.until];
  return ['joint-desk office mandate 1', userNo, standing, roles.toSorted().join('+'), ...amounts].join('\n');
}
