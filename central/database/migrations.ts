/** Every migration of the centre's database, in order; shipped ones are never changed. */
import type { Migration } from './migrate.ts';
import { centre } from './migrations/0010-centre.ts';
import { shelf } from './migrations/0020-shelf.ts';
import { judgement } from './migrations/0030-judgement.ts';
import { claims } from './migrations/0040-claims.ts';
import { office } from './migrations/0060-office.ts';
import { reviewedDetermination } from './migrations/0070-reviewed-determination.ts';
import { setAside } from './migrations/0080-set-aside.ts';
import { followingClaims } from './migrations/0100-following-claims.ts';
import { withdrawals } from './migrations/0110-withdrawals.ts';
import { operatorMandates } from './migrations/0090-operator-mandates.ts';

export const migrations: readonly Migration[] = [
  centre,
  shelf,
  judgement,
  claims,
  office,
  reviewedDetermination,
  setAside,
  operatorMandates,
  followingClaims,
  withdrawals,
];
