/** A newer program brings newer plans: they are taken as the next package when somebody signs in, once a run. */
import { builtInPlans, demoPlans } from '../../shared/plan/built-in.ts';
import { type Call, deskOf, sceneOf } from '../desk-app.ts';
import { write } from '../write.ts';
import { publishPlans } from './packages.ts';
import { planPackage } from './plans-store.ts';

/** Does nothing when the newest package holds exactly the plans of this program, or plans come from the centre. */
export function refreshPlans(call: Call): void {
  const { app } = call;
  if (app.plansRefreshed) return;
  const { db } = deskOf(call);
  if (planPackage(db)?.channel !== 'plans') takePlansOfProgram(call);
  app.plansRefreshed = true;
}

function takePlansOfProgram(call: Call): void {
  const { ports } = call.app;
  const desk = deskOf(call);
  const plans = desk.mode === 'demo' ? demoPlans() : builtInPlans();
  write(ports, desk, sceneOf({ ...call, session: null }), null, (transaction) => publishPlans(transaction, plans));
}
