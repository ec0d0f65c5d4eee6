/** Methods of the devices at the window: the ID reader's state, and the card it read (counter rule 33). */
import { z } from 'zod';
import { readCardSchema } from '../card.ts';
import { lineSchema } from '../text.ts';
import { anyOperator, query } from './method.ts';

/** A card that waits is named by its ticket; only the ticket goes over the event stream. */
export const cardTicketSchema = z.string().regex(/^[0-9a-f]{32}$/, '读卡编号格式不正确');

export const deviceMethods = {
  /** Whether a reader can be used now; asking connects the desk to the address that is set. */
  'reader.status': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      state: z.enum(['unset', 'disconnected', 'connected']),
      /** What the reader calls itself, or null. */
      model: z.string().nullable(),
      /** What went wrong last and is not mended; `nth` tells a new one from one already read. */
      trouble: z.object({ nth: z.int(), sentence: z.string() }).nullable(),
    }),
  }),
  /**
   * Takes the card that was read, once: of several pages open one gets it, the others 'card-gone'. What the card's bearer
   * shows is theirs; whatever of the desk's it opens journals its own look.
   */
  'cards.take': query({
    access: anyOperator,
    input: z.strictObject({ ticket: cardTicketSchema }),
    output: z.object({
      card: readCardSchema,
      /** Doubts about validity and number, in Chinese. */
      doubts: z.array(z.string()),
      /** A file ticket of the JPEG on the card, or null. */
      photo: z.string().nullable(),
    }),
  }),
  /** 体验模式 only: lays an invented person's card on a reader that is not there. */
  'demo.readCard': query({
    access: anyOperator,
    needs: ['demo'],
    input: z.strictObject({ certno: lineSchema(50) }),
    output: z.object({}),
  }),
};
