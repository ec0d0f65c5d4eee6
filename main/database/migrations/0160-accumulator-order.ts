/** What an accumulator holds, in the order in which the centre decided it: a year is refolded in that order (counter rule 22). */
import type { Migration } from '../migrate.ts';

export const accumulatorOrder: Migration = {
  version: 160,
  sql: /* sql */ `
-- As the packages told it, one after the other; until now it was kept by id.
UPDATE accumulators SET includes = coalesce((
  SELECT json_group_array(settlement_id) FROM (
    SELECT told.value AS settlement_id
    FROM packages, json_each(packages.bytes, '$.items') AS item, json_each(item.value, '$.includes') AS told
    WHERE item.value ->> '$.kind' = 'accumulator' AND item.value ->> '$.policyId' = accumulators.policy_id
    GROUP BY told.value ORDER BY min(printf('%012d %06d %06d', packages.n, item.key, told.key)))
), includes) WHERE EXISTS (
  SELECT 1 FROM packages, json_each(packages.bytes, '$.items') AS item
  WHERE item.value ->> '$.kind' = 'accumulator' AND item.value ->> '$.policyId' = accumulators.policy_id);
`,
};
