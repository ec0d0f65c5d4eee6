/** Where a decision stands: what its row says, unless the centre refused it before anything else became of it. */

/**
 * pending: the centre has not ruled yet · confirmed: it has · superseded: another decision ended the claim · refused: the centre
 * refused it, it counts nowhere and the claim is open.
 */
export type DecisionState = 'pending' | 'confirmed' | 'superseded' | 'refused';

/** The state as SQL, in a statement that reads `decisions`. */
export const DECISION_STATE = /* sql */ `iif(decisions.state = 'pending' AND EXISTS (
  SELECT 1 FROM decision_refusals WHERE decision_refusals.decision_id = decisions.decision_id), 'refused', decisions.state)`;

/** Of a row of `papers`: why the centre refused the decision it tells of, so that it must not be handed out; else NULL. */
export const REFUSAL_OF_PAPER = /* sql */ `(
  SELECT sentence FROM decisions JOIN decision_refusals ON decision_refusals.decision_id = decisions.decision_id
  WHERE decisions.decision_id = papers.subject AND decisions.state <> 'confirmed')`;
