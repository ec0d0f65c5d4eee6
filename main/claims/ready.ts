/** The state a trial starts from. */
import { initialState, type SettleState } from '../../shared/settle/state.ts';

/**
 * The state of a policy before a trial: what was *decided*, never what was tried (DESIGN §6).
 * Decisions come from the centre or a `decider`; this version has neither, so every year starts untouched.
 */
export function stateBefore(): SettleState {
  return initialState();
}
