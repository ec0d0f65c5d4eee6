/** Every kind of paper, on each size of sheet it is printed on. */
import { PROFILE } from '../../../main/papers/profile.ts';
import { renderPaper, type PaperSource } from '../../../main/papers/render.ts';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { NO_OFFSET, type ProfileId } from '../../../shared/print-profile.ts';
import { LISTED_DRUGS, samplesOf, tried } from '../../unit/papers/claim-source.ts';
import { certificate, decided, recovered, refusal } from '../../unit/papers/decided-source.ts';
import { collected, deducted, deduction, insured, issuer, proposed } from '../../unit/papers/sources.ts';

/** What is printed, by the name of its picture: each kind, as 体验模式 prints it, reprinted, void. */
const PAPERS: Readonly<Record<string, PaperSource>> = {
  'proposal-acceptance': proposed('proposal-acceptance'),
  'proposal-acceptance-demo': proposed('proposal-acceptance', {
    insured: insured({ rosterName: '孟祥蘭' }),
    issuer: issuer({ mode: 'demo', samples: samplesOf('zaozhuang-2022') }),
  }),
  'payment-acceptance': proposed('payment-acceptance'),
  'deduction-acceptance': deduction(),
  'premium-receipt': { ...collected(), copy: { nth: 2 } },
  'premium-receipt-deducted': { ...deducted(), isVoid: true },
  'claim-trial': tried(LISTED_DRUGS),
  'policy-certificate': certificate(),
  'policy-refusal': refusal(),
  'claim-calculation': decided('claim-calculation'),
  'claim-payment': decided('claim-payment'),
  'claim-refusal': decided('claim-refusal'),
  'claim-calculation-reversal': recovered('claim-calculation'),
  'claim-recovery': recovered('claim-recovery'),
};

export interface DrawnPaper {
  /** The pictures of its pages are named by it. */
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** Every paper on the sheets of one profile. */
export async function papersOn(id: ProfileId): Promise<DrawnPaper[]> {
  const fonts = await loadFonts(bundledFontPath(), []);
  const target = { profile: PROFILE[id], offset: NO_OFFSET };
  const drawn: DrawnPaper[] = [];
  for (const [paper, source] of Object.entries(PAPERS))
    drawn.push({ name: `paper-${paper}-${id}`, pdf: await renderPaper(source, fonts, target) });
  return drawn;
}
