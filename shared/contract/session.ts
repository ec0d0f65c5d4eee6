/** Signing in, locking and unlocking; who the operators are. */
import { z } from 'zod';
import { operatorNoSchema, operatorSchema, standingSchema } from '../desk.ts';
import { passwordSchema } from './desk.ts';
import { anyone, anyOperator, command, operators, query } from './method.ts';

const sessionSchema = z.object({ token: z.string(), operator: operatorSchema, idleMinutes: z.int() });

export const sessionMethods = {
  /**
   * Unlocks the desk if it is locked and opens a session. `step`: a second person's single act on the same screen
   * (the cashier's, say); the first session stays (DESIGN §5).
   */
  'session.signIn': query({
    access: anyone,
    journals: ['session.opened/1', 'session.refused/1', 'package.taken/2'],
    input: z.strictObject({
      operatorNo: operatorNoSchema,
      password: z.string('请填写密码').min(1, '请填写密码').max(128),
      purpose: z.enum(['session', 'step']),
    }),
    output: sessionSchema,
  }),
  'session.current': query({
    access: anyone,
    input: z.strictObject({}),
    output: z.object({ state: z.enum(['none', 'active', 'locked']), operator: operatorSchema.nullable() }),
  }),
  'session.lock': query({
    access: anyOperator,
    journals: ['session.closed/1'],
    input: z.strictObject({}),
    output: z.object({}),
  }),
  /** Open to a locked session only: the same person's password opens it again, nothing typed is lost. */
  'session.unlock': query({
    access: anyone,
    journals: ['session.closed/1', 'session.refused/1'],
    input: z.strictObject({ password: z.string('请填写密码').min(1, '请填写密码').max(128) }),
    output: z.object({}),
  }),
  'session.signOut': query({
    access: anyone,
    journals: ['session.closed/1'],
    input: z.strictObject({}),
    output: z.object({}),
  }),
  'operators.list': query({
    access: operators(['hsa', 'insurer'], ['admin', 'supervisor', 'auditor']),
    input: z.strictObject({}),
    output: z.object({ operators: z.array(operatorSchema.extend({ standing: standingSchema })) }),
  }),
  'operators.add': command({
    access: operators(['hsa', 'insurer'], ['admin']),
    journals: ['operator.added/1'],
    input: z.strictObject({ operator: operatorSchema, password: passwordSchema }),
    output: z.object({ operatorNo: operatorNoSchema }),
  }),
  /** Corrects name, side, grants or licence, or says that somebody left; their sessions end. One administrator stays. */
  'operators.change': command({
    access: operators(['hsa', 'insurer'], ['admin']),
    journals: ['operator.changed/1'],
    input: z.strictObject({ operator: operatorSchema, standing: standingSchema }),
    output: z.object({ operatorNo: operatorNoSchema }),
  }),
  /** A new password for somebody who forgot theirs; their sessions end. */
  'operators.setPassword': command({
    access: operators(['hsa', 'insurer'], ['admin']),
    journals: ['password.set/1'],
    input: z.strictObject({ operatorNo: operatorNoSchema, newPassword: passwordSchema }),
    output: z.object({ operatorNo: operatorNoSchema }),
  }),
  /** One's own password, knowing the old one. */
  'session.changePassword': command({
    access: anyOperator,
    journals: ['password.set/1', 'session.refused/1'],
    input: z.strictObject({
      password: z.string('请填写原密码').min(1, '请填写原密码').max(128),
      newPassword: passwordSchema,
    }),
    output: z.object({ operatorNo: operatorNoSchema }),
  }),
};
