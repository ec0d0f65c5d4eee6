/** The one typed door of the office page: a method's name, its input, and the contract says what comes back. */
import { z } from 'zod';
import { officeMethods, type OfficeInput, type OfficeMethodName, type OfficeOutput } from '../../../shared/office.ts';
import { failedCall } from '../../api/failure.ts';

export interface OfficeCallOptions {
  /** Commands only: made when the form opens, the same for every retry. */
  readonly requestId?: string;
  /** The page itself asks: it does not count as the person being there. */
  readonly isPassive?: boolean;
}

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.unknown(),
      reference: z.string().exactOptional(),
    }),
  }),
]);

/** Calls the centre. Rejects with an Error from which `failureOf` takes the sentence. */
export async function callOffice<M extends OfficeMethodName>(
  method: M,
  input: OfficeInput<M>,
  { requestId, isPassive }: OfficeCallOptions = {},
): Promise<OfficeOutput<M>> {
  const body = {
    input,
    ...(requestId === undefined ? {} : { requestId }),
    ...(isPassive === true ? { passive: true } : {}),
  };
  const answer = answerSchema.safeParse(await post(method, body));
  if (!answer.success) throw failedCall(UNREACHABLE);
  if (!answer.data.ok) throw failedCall(answer.data.error);
  const schema: z.ZodType = officeMethods[method].output;
  // The schema was taken from the contract under the same name that `OfficeOutput<M>` looks up.
  return schema.parse(answer.data.value) as OfficeOutput<M>;
}

async function post(method: string, body: unknown): Promise<unknown> {
  try {
    const response = await fetch(`/office/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return null;
  }
}

/** No line, or something between us and the centre that answers in its own words. */
const UNREACHABLE = {
  code: 'centre-unreachable',
  message: '连接不到中心，本次操作是否完成尚不确定。请检查网络，然后用同一按钮再提交一次，不会重复办理。',
  details: {},
};
