/** People as a clerk types them: what a name may hold before it is kept (counter rule 11). Inputs only, never entries. */
import { tidyName } from './names.ts';
import { agentSchema, relatedPartySchema } from './parties.ts';
import { lineSchema } from './text.ts';

/** A name without digits: a card read into the wrong field is told at the field. Parsed, it is the tidy one. */
export const typedNameSchema = lineSchema(50)
  .overwrite(tidyName)
  .min(1, '不能为空')
  .regex(/^\P{Nd}*$/u, '姓名不能含数字，可能是证件号码刷进了姓名栏');

export const typedPartySchema = relatedPartySchema.extend({ psn_name: typedNameSchema });
export const typedAgentSchema = agentSchema.extend({ psn_name: typedNameSchema });
