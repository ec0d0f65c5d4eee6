/** People as a clerk types them: what a name and a telephone number may hold before they are kept. Inputs only, never entries. */
import { tidyName } from './names.ts';
import { agentSchema, relatedPartySchema } from './parties.ts';
import { lineSchema } from './text.ts';

/** A name (counter rule 11) without digits: a card read into the wrong field is told at the field. Parsed, it is the tidy one. */
export const typedNameSchema = lineSchema(50)
  .overwrite(tidyName)
  .min(1, '不能为空')
  .regex(/^\P{Nd}*$/u, '姓名不能含数字，可能是证件号码刷进了姓名栏');

/**
 * A telephone number as it is dialled: at most 15 digits with country or area code, then an extension (转, 分机, *, #) and a word
 * in brackets whose it is. Parsed, it is half-width with plain hyphens. A certificate number in this field is told at the field.
 */
export const typedTelSchema = lineSchema(30)
  .overwrite((text) => text.normalize('NFKC').replaceAll(/[‐-―−]/g, '-'))
  .refine(isDialled, '不像电话号码：请填 11 位手机号，或区号加座机号；没有的不填');

const DIALLED = /^(?<number>[+\d ().-]+?)(?: ?(?:转|分机|\*|#) ?\d{1,6})?(?: ?\(\p{Script=Han}{1,6}\))?$/u;

function isDialled(text: string): boolean {
  const digits = DIALLED.exec(text)?.groups?.['number']?.replaceAll(/\D/g, '').length ?? 0;
  return digits >= 6 && digits <= 15;
}

const typed = { psn_name: typedNameSchema, tel: typedTelSchema.nullable() };

export const typedPartySchema = relatedPartySchema.extend(typed);
export const typedAgentSchema = agentSchema.extend(typed);
