/** One window of a run: a desk that works, is killed, works on; every act is answered in the end, each under one request id. */
import { fileURLToPath } from 'node:url';
import type { Answer, Input, MethodName, Output } from '../../../shared/contract.ts';
import { type Life, startProcess } from '../life.ts';
import type { Act } from '../protocol.ts';

const PROGRAM = fileURLToPath(new URL('./desk-process.ts', import.meta.url));

type Operator = Act['operatorNo'] | '9001';
/** An act at a window; the day is the desk's own. */
export type WindowAct = Omit<Act, 'day' | 'operatorNo'> & { readonly operatorNo: Operator };

export interface Window {
  readonly deskCode: string;
  readonly dataDir: string;
  /** Times the desk was killed. */
  deaths(): number;
  /** The answer of an act, after as many lives as it takes; a refusal is an Error with its sentence. */
  act<M extends MethodName>(method: M, input: Input<M>, by: Operator): Promise<Output<M>>;
  /** The same, but a refusal is returned. */
  ask<M extends MethodName>(method: M, input: Input<M>, by: Operator): Promise<Answer<Output<M>>>;
  /** Begins an act and does not wait: what a death may cut off in the middle. */
  begin<M extends MethodName>(method: M, input: Input<M>, by: Operator): void;
  /** kill −9, then a new life on the same folder; open acts are asked again. */
  die(): Promise<void>;
  end(): Promise<void>;
}

/** Opens a window on a new folder. */
export async function openWindow(dataDir: string, deskCode: string): Promise<Window> {
  const open = new Map<string, { readonly act: WindowAct; readonly heard: (answer: Answer) => void }>();
  let count = 0;
  let deaths = 0;
  let life: Life = start();
  await life.ready;

  function start(): Life {
    return startProcess(PROGRAM, [dataDir, deskCode], (requestId, answer) => {
      open.get(requestId)?.heard(answer);
      open.delete(requestId);
    });
  }
  function send(act: WindowAct): Promise<Answer> {
    return new Promise((heard) => {
      open.set(act.requestId, { act, heard });
      life.send(act);
    });
  }
  const ask: Window['ask'] = async (method, input, operatorNo) => {
    count += 1;
    const requestId = `sync-${deskCode}-${String(count).padStart(5, '0')}`;
    // The dispatcher has parsed the output with this method's own schema.
    return (await send({ requestId, method, input, operatorNo })) as Awaited<ReturnType<typeof ask<typeof method>>>;
  };
  return {
    deskCode,
    dataDir,
    deaths: () => deaths,
    ask,
    act: async (method, input, by) => {
      const answer = await ask(method, input, by);
      if (!answer.ok) throw new Error(`${deskCode} ${method}: ${answer.error.message}`);
      return answer.value;
    },
    begin: (method, input, by) => void ask(method, input, by),
    die: async () => {
      await life.kill();
      deaths += 1;
      life = start();
      await life.ready;
      for (const { act } of open.values()) life.send(act);
    },
    end: () => life.kill(),
  };
}
