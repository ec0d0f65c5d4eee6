/** What 体验模式 adds: the day it plays, and who can be tried. */
import type { QueryHandler } from '../handler.ts';
import { deskOf } from '../desk-app.ts';
import { command, nothing } from '../handler.ts';
import { cast } from './cast.ts';

/** 'demo.setDay' */
export const setDemoDay = command<'demo.setDay', null>({
  prepare: nothing,
  act: (transaction, { day }, _prepared, call) => {
    transaction.append({ type: 'demo.daySet/1', subject: deskOf(call).deskCode, amounts: {}, body: { day } });
    return { day };
  },
  changes: ['desk', 'shift', 'plans'],
});

/** 'demo.people' */
export const demoPeople: QueryHandler<'demo.people'> = () => ({
  people: cast.map(({ row, hint }) => ({
    psn_cert_type: row.psn_cert_type,
    certno: row.certno,
    psn_name: row.psn_name,
    hint,
  })),
});
