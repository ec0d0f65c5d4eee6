/** Whether a trial still speaks of the claim as it is, and whether the window has given the claim up. */

/** SQL over a claim `c` and its trial `t`: the facts were written after the trial, by the order of the desk's own journal. */
export const IS_AMENDED = /* sql */ `
  CASE WHEN c.epoch = t.epoch THEN c.seq > t.seq
    ELSE (SELECT number FROM epochs WHERE epoch_id = c.epoch) > (SELECT number FROM epochs WHERE epoch_id = t.epoch)
  END`;

/** SQL over a claim `c`: when its window gave it up; null: it is open, or was decided before the centre knew. */
export const WITHDRAWN_AT = /* sql */ `
  (SELECT withdrawn_at FROM withdrawals WHERE claim_id = c.claim_id
    AND NOT EXISTS (SELECT 1 FROM decisions WHERE claim_id = c.claim_id AND state = 'accepted'))`;
