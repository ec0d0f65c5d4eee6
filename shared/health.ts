/** 既往症 is two facts: declared by the citizen, determined by a reviewer (counter rule 10). */
import { z } from 'zod';

export const HEALTH_STATUSES = ['healthy', 'preexisting'] as const;
export const healthStatusSchema = z.enum(HEALTH_STATUSES);
export type HealthStatus = z.infer<typeof healthStatusSchema>;

export const HEALTH_STATUS_NAMES: Readonly<Record<HealthStatus, string>> = { healthy: '健康', preexisting: '既往症' };
