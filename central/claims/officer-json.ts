/** The officer of a determination or a review as JSON, for a SELECT. */

/** Names of what was erased are gone; the act itself stands. */
export const OFFICER_JSON = /* sql */ `json_build_object(
  'operatorNo', officer_no, 'name', coalesce(officer_name, '（已销毁）'), 'place', place) AS by`;
