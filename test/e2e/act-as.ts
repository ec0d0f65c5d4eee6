/** An act on the desk that a test is not about: by the dispatcher, as another program of this machine would. */
import type { Desk } from '../../main/app.ts';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import type { Input, MethodName, Output } from '../../shared/contract.ts';

/** Signs a demo operator in and calls one method; throws the sentence of a refusal. */
export async function actAs<M extends MethodName>(
  app: Pick<Desk, 'dispatch'>,
  operatorNo: string,
  method: M,
  input: Input<M>,
): Promise<Output<M>> {
  const credentials = { operatorNo, password: DEMO_PASSWORD, purpose: 'session' } as const;
  const { token } = await call(app, 'session.signIn', credentials);
  return call(app, method, input, token);
}

async function call<M extends MethodName>(
  app: Pick<Desk, 'dispatch'>,
  method: M,
  input: Input<M>,
  session?: string,
): Promise<Output<M>> {
  const requestId = crypto.randomUUID();
  const answer = await app.dispatch({ method, input, requestId, ...(session === undefined ? {} : { session }) });
  if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
  // The dispatcher parsed it with this very method's schema.
  return answer.value as Output<M>;
}
