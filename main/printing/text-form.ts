/** A paper as plain text for a 24-pin printer: the same content as the drawn form (counter rule 32). */
import type { PaperContent } from '../papers/content.ts';
import { textGroups } from './text-blocks.ts';
import { formsOf } from './text-page.ts';

/** Forms of at most 33 lines of at most 80 half-width columns. */
export function textForms(content: PaperContent): string[][] {
  return formsOf(content, content.blocks.flatMap(textGroups));
}
