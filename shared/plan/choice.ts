/** A figure that depends on facts: the first case whose condition holds, else the figure otherwise. */
import { z } from 'zod';
import { lineSchema } from '../text.ts';
import { keySchema } from './keys.ts';
import { whenSchema, type When } from './when.ts';

/** `of` itself, or `{cases: [{id, name, when, use}], otherwise}` of it; `name` says the case in words a citizen reads. */
export function choiceSchema<T extends z.ZodType>(of: T) {
  const chosen = z.strictObject({
    cases: z
      .array(z.strictObject({ id: keySchema, name: lineSchema(60), when: whenSchema, use: of }))
      .min(1)
      .max(30)
      .refine((cases) => new Set(cases.map(({ id }) => id)).size === cases.length, '各情形的编号不得重复'),
    otherwise: of,
  });
  return z.union([of, chosen]);
}

/** A case of a choice. */
export type Case<F> = { readonly id: string; readonly name: string; readonly when: When; readonly use: F };
export type Chosen<F> = { readonly cases: readonly Case<F>[]; readonly otherwise: F };
export type Choice<F> = F | Chosen<F>;

/** Whether facts decide. */
export function isChosen<F extends object>(choice: Choice<F>): choice is Chosen<F> {
  return 'cases' in choice;
}

/** Every figure a choice may come to. */
export function allOf<F extends object>(choice: Choice<F>): F[] {
  return isChosen(choice) ? [...choice.cases.map(({ use }) => use), choice.otherwise] : [choice];
}

/** The conditions of a choice. */
export function whensOf<F extends object>(choice: Choice<F>): When[] {
  return isChosen(choice) ? choice.cases.map(({ when }) => when) : [];
}
