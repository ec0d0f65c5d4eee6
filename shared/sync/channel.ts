/** Feed channels: each has its own gap-free number, signature chain and cursor (DESIGN idea 4). */
import { z } from 'zod';

/** `plans`, `region/<admdvs>` or `desk/<desk code>`. */
export const channelSchema = z.union([
  z.literal('plans'),
  z.string().regex(/^region\/\d{6}$/),
  z.string().regex(/^desk\/[A-Z][A-Z0-9]{1,5}$/),
]);
export type Channel = z.infer<typeof channelSchema>;

/** The channels one desk reads, what matters most first. */
export function channelsOf(deskCode: string, admdvs: string): Channel[] {
  return [`desk/${deskCode}`, 'plans', `region/${admdvs}`];
}
