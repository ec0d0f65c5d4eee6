/** Entries about the desk, its epochs, operators, shifts and roster versions. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { deskCodeSchema, modeSchema, operatorSchema, sideSchema, standingSchema, zoneSchema } from '../desk.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { businessEntry } from '../journal/entry-type.ts';
import { fenSchema } from '../money.ts';
import { epochLetterSchema, publicKeySchema } from '../sync/registration.ts';
import { lineSchema } from '../text.ts';

export const deskEntries = {
  /** The desk was set up: 体验模式 or 登记窗口. */
  'desk.registered/1': businessEntry(
    z.strictObject({ mode: modeSchema, zone: zoneSchema }),
    z.strictObject({ deskCode: deskCodeSchema, site: lineSchema(60), zone: zoneSchema, mode: modeSchema }),
  ),
  /** An epoch began. Unconfirmed until the centre gives it a letter: `mark` is two random base-32 characters (DESIGN §7). */
  'epoch.opened/1': businessEntry(
    z.strictObject({ mark: z.string().regex(/^([A-Z]|[0-9A-HJKMNP-TV-Z]{2})$/) }),
    z.strictObject({
      epochId: idSchema,
      mark: z.string(),
      publicKey: z.string().regex(/^[0-9a-f]+$/),
      from: z.strictObject({ epochId: idSchema, lastSeq: z.int().min(0), lastHash: hashSchema }).nullable(),
      reason: lineSchema(200),
      approver: lineSchema(50).nullable(),
    }),
  ),
  /** The desk is known to a centre, which trusts this epoch's key and gave its letter. */
  'desk.joined/1': businessEntry(
    z.strictObject({ admdvs: z.string().regex(/^\d{6}$/), letter: epochLetterSchema }),
    z.strictObject({
      url: z.string().max(300),
      centreId: idSchema,
      centreName: lineSchema(60),
      centreKey: publicKeySchema,
    }),
  ),
  'operator.added/1': businessEntry(
    z.strictObject({ side: sideSchema, grants: z.array(z.string()) }),
    z.strictObject({ operator: operatorSchema }),
  ),
  /** An operator's name, side or grants were corrected, or they left. */
  'operator.changed/1': businessEntry(
    z.strictObject({ side: sideSchema, grants: z.array(z.string()), standing: standingSchema }),
    z.strictObject({ operator: operatorSchema }),
  ),
  /** A shift opened with its float; counting, hand-over and close come later. */
  'shift.opened/1': businessEntry(
    z.strictObject({ float: fenSchema }),
    z.strictObject({ shiftId: idSchema, operatorNo: z.string(), businessDay: localDateSchema, float: fenSchema }),
  ),
  /** A roster version became the current one: new, or an earlier one again (DESIGN idea 9). */
  'roster.switched/1': businessEntry(
    z.strictObject({ version: z.int().min(1), people: z.int().min(0), rows: z.int().min(0), refused: z.int().min(0) }),
    z.strictObject({
      version: z.int().min(1),
      sourceName: lineSchema(200),
      sourceHash: hashSchema,
      asOf: localDateSchema,
      people: z.int().min(0),
      rows: z.int().min(0),
      refused: z.int().min(0),
    }),
  ),
  /** A setting of this desk was changed; the subject is its key, the value its canonical JSON. */
  'setting.changed/1': businessEntry(z.strictObject({}), z.strictObject({ value: z.string().max(2000) })),
  /** 体验模式 only: the day the desk plays. */
  'demo.daySet/1': businessEntry(z.strictObject({}), z.strictObject({ day: localDateSchema.nullable() })),
};
