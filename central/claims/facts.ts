/** Whether a trial still speaks of the claim as it is: what the window corrected after it was never tried. */

/** SQL over a claim `c` and its trial `t`: the facts were written after the trial, by the order of the desk's own journal. */
export const IS_AMENDED = /* sql */ `
  CASE WHEN c.epoch = t.epoch THEN c.seq > t.seq
    ELSE (SELECT number FROM epochs WHERE epoch_id = c.epoch) > (SELECT number FROM epochs WHERE epoch_id = t.epoch)
  END`;
