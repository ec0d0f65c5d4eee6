/** Every migration of the centre's database, in order; shipped ones are never changed. */
import type { Migration } from './migrate.ts';
import { centre } from './migrations/0010-centre.ts';

export const migrations: readonly Migration[] = [centre];
