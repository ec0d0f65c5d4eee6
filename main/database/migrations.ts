/** Every migration of `main.db`, in order. A shipped one is never edited. */
import type { Migration } from './migrate.ts';
import { spine } from './migrations/0010-spine.ts';
import { settings } from './migrations/0020-settings.ts';
import { people } from './migrations/0030-people.ts';
import { prints } from './migrations/0040-prints.ts';
import { citizen } from './migrations/0050-citizen.ts';
import { rosterSwitch } from './migrations/0060-roster-switch.ts';
import { drafts } from './migrations/0070-drafts.ts';
import { workbench } from './migrations/0080-workbench.ts';
import { sync } from './migrations/0090-sync.ts';
import { decisions } from './migrations/0100-decisions.ts';
import { epochs } from './migrations/0120-epochs.ts';
import { followingClaims } from './migrations/0150-following-claims.ts';
import { accumulatorOrder } from './migrations/0160-accumulator-order.ts';
import { withdrawals } from './migrations/0170-withdrawals.ts';
import { attention } from './migrations/0140-attention.ts';
import { refusedDecisions } from './migrations/0130-refused-decisions.ts';

export const migrations: readonly Migration[] = [
  spine,
  settings,
  people,
  prints,
  citizen,
  rosterSwitch,
  drafts,
  workbench,
  sync,
  decisions,
  epochs,
  refusedDecisions,
  attention,
  followingClaims,
  accumulatorOrder,
  withdrawals,
];
