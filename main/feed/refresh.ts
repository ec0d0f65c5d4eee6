/** A newer program brings newer plans: they are taken as the next package when somebody signs in, once a run. */
import { builtInPlans, demoPlans } from '../../shared/plan/built-in.ts';
import { type Call, deskOf, sceneOf } from '../desk-app.ts';
import { write } from '../write.ts';
import { publishPlans } from './packages.ts';

/** Does nothing when the newest package holds exactly the plans of this program. */
export function refreshPlans(call: Call): void {
  const { app } = call;
  if (app.plansRefreshed) return;
  const desk = deskOf(call);
  const plans = desk.mode === 'demo' ? demoPlans() : builtInPlans();
  write(app.ports, desk, sceneOf({ ...call, session: null }), null, (transaction) => publishPlans(transaction, plans));
  app.plansRefreshed = true;
}
