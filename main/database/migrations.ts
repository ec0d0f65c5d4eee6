/** Every migration of `main.db`, in order. A shipped one is never edited. */
import type { Migration } from './migrate.ts';
import { spine } from './migrations/0010-spine.ts';
import { settings } from './migrations/0020-settings.ts';

export const migrations: readonly Migration[] = [spine, settings];
