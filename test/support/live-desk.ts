/** A 登记窗口 desk for tests: its key opens by signing in. */
import type { Input } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import type { Ports } from '../../main/ports.ts';
import { openTestDesk, type TestDesk, testPorts } from './desk.ts';

export const ADMIN = { operatorNo: 'GL-01', name: '管理样例', password: 'guanli2022' };

/** What is typed on the first page. */
export const REGISTRATION: Input<'desk.register'> = {
  deskCode: 'ZZ01',
  site: '样例镇便民服务中心',
  zone: 'stand-alone',
  admin: ADMIN,
};

/** A desk just registered, nobody signed in. */
export async function openLiveDesk(ports: Ports = testPorts()): Promise<TestDesk> {
  const desk = openTestDesk(ports);
  await desk.call('desk.register', REGISTRATION);
  return desk;
}

/** Signs in with any password; the whole answer. */
export function signInAs(desk: TestDesk, operatorNo: string, password: string) {
  return desk.answer('session.signIn', { operatorNo, password, purpose: 'session' });
}

/** Closes the desk and opens the same folder again, as a restart does. */
export async function restart(desk: TestDesk, changes: Partial<Ports> = {}): Promise<TestDesk> {
  await desk.app.close();
  return openTestDesk({ ...desk.ports, ...changes });
}

/** An operator of the insurer with these grants. */
export function operatorOf(operatorNo: string, grants: Operator['grants']): Operator {
  return { operatorNo, name: '人员样例', side: 'insurer', insurer: '样例保险公司', grants, licenceNo: null };
}
