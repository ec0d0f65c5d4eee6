/** Renders a paper from its frozen content: the same entry and body give the same bytes (DESIGN §5 "paper"). */
import { AppError } from '../../shared/errors.ts';
import { decisionEntries, type DecidedContent } from '../../shared/entries/decisions.ts';
import { readTried } from '../../shared/entries/tried.ts';
import { enrollmentEntries } from '../../shared/entries/enrollment.ts';
import { PAPER_NAMES, type Issuer } from '../../shared/papers.ts';
import { textsOf, type PaperContent } from './content.ts';
import type { Fonts } from './fonts.ts';
import { claimCalculation } from './kinds/claim-calculation.ts';
import { paymentNotice, recoveryNotice, refusalNotice } from './kinds/claim-notice.ts';
import { claimTrial } from './kinds/claim-trial.ts';
import type { PaperPrint, Proof } from './kinds/common.ts';
import { paymentAcceptance } from './kinds/payment-acceptance.ts';
import { policyCertificate } from './kinds/policy-certificate.ts';
import { policyRefusal } from './kinds/policy-refusal.ts';
import { collectedReceipt, deductedReceipt } from './kinds/premium-receipt.ts';
import { proposalAcceptance } from './kinds/proposal-acceptance.ts';
import { chosenDrawing, type Drawn, type Layout } from './page-fit.ts';
import { paintPaper } from './paint.ts';
import { NO_OFFSET, type Offset } from '../../shared/print-profile.ts';
import { openPen, type PaperInfo, type Pen } from './pen.ts';
import { A4, type Profile } from './profile.ts';

/** A print and the body of its entry's document, as stored. */
export interface PaperSource extends PaperPrint {
  readonly body: unknown;
}

/** The sheet a paper is drawn on, and how far everything is moved on it. */
export interface Target {
  readonly profile: Profile;
  readonly offset: Offset;
}

const ON_A4: Target = { profile: A4, offset: NO_OFFSET };

/**
 * The PDF of a paper. Deterministic for the same source, target and fonts; dates in the file are the entry's.
 * Throws `paper-glyph-missing` when no installed font has a character, `paper-content-unreadable` when entry and kind differ.
 */
export async function renderPaper(source: PaperSource, fonts: Fonts, target: Target = ON_A4): Promise<Uint8Array> {
  const { content, issuer } = contentOf(source, target.profile.ink === 'full' ? 'qr' : 'check');
  await fonts.prepare(textsOf(content));
  return renderContent(content, fonts, target, {
    title: content.title,
    subject: [source.no, content.copyMark].filter((part) => part !== null).join(' '),
    author: issuer.insurer,
    keywords: `${source.kind} ${source.entryHash}`,
    at: source.entry.at,
  });
}

/** Draws content whose characters are prepared. A roll is drawn twice: its length is known when it has been drawn. */
export function renderContent(
  content: PaperContent,
  fonts: Fonts,
  { profile, offset }: Target,
  info: PaperInfo,
): Promise<Uint8Array> {
  const drawOn = (layout: Layout, heights: readonly number[]): Drawn & { readonly pen: Pen } => {
    const pen = openPen(fonts, { profile: layout.profile, offset, heights }, info);
    const end = paintPaper(pen, content, layout.breakBefore);
    return { pen, end, pages: pen.doc.bufferedPageRange().count };
  };
  const { pen, end, pages } = chosenDrawing(content, profile, (layout) => drawOn(layout, []));
  if (!profile.isRoll) return bytesOf(pen);
  const full = Array.from({ length: pages - 1 }, () => profile.height);
  return bytesOf(drawOn({ profile, breakBefore: null }, [...full, end + profile.margin.bottom]).pen);
}

/** A paper before it is laid out, and who issues it. */
interface Made {
  readonly content: PaperContent;
  readonly issuer: Issuer;
}

/** What stands on a paper, before it is laid out. Throws `paper-content-unreadable`. */
export function contentOf(source: PaperSource, proof: Proof): Made {
  const { body } = source;
  switch (`${source.kind} ${source.entry.type}`) {
    case 'proposal-acceptance policy.proposed/1':
      return withIssuer(source, enrollmentEntries['policy.proposed/1'].body.parse(body), proposalAcceptance);
    case 'payment-acceptance policy.proposed/1':
    case 'deduction-acceptance policy.proposed/1':
      return withIssuer(source, enrollmentEntries['policy.proposed/1'].body.parse(body), paymentAcceptance);
    case 'payment-acceptance payment.retendered/1':
    case 'deduction-acceptance payment.retendered/1':
      return withIssuer(source, enrollmentEntries['payment.retendered/1'].body.parse(body), paymentAcceptance);
    case 'premium-receipt payment.collected/1':
      return withIssuer(source, enrollmentEntries['payment.collected/1'].body.parse(body), collectedReceipt);
    case 'premium-receipt payment.deducted/1':
      return deductedOf(source);
    case 'claim-calculation claim.decided/1':
    case 'claim-payment claim.decided/1':
    case 'claim-refusal claim.decided/1':
    case 'claim-recovery claim.decided/1':
      return decidedOf(source);
    case 'policy-certificate paper.issued/1':
    case 'policy-refusal paper.issued/1':
    case 'claim-calculation paper.issued/1':
    case 'claim-payment paper.issued/1':
    case 'claim-refusal paper.issued/1':
    case 'claim-recovery paper.issued/1':
      return issuedOf(source, proof);
    case 'claim-trial claim.tried/1':
      return withIssuer(source, readTried('claim.tried/1', body), claimTrial);
    case 'claim-trial claim.tried/2':
      return withIssuer(source, readTried('claim.tried/2', body), claimTrial);
    default:
      throw unreadable(source);
  }
}

/** A failed deduction has no receipt (counter rule 8). */
function deductedOf(source: PaperSource): Made {
  const body = enrollmentEntries['payment.deducted/1'].body.parse(source.body);
  if (body.outcome === 'failed') throw unreadable(source);
  return withIssuer(source, body, deductedReceipt);
}

/** The papers of a decision taken here stand in its own entry. */
function decidedOf(source: PaperSource): Made {
  const body = decisionEntries['claim.decided/1'].body.parse(source.body);
  return withIssuer(source, body, (print) => decidedPaper(print, body));
}

/** A paper issued on its own: its content says which kind it is. */
function issuedOf(source: PaperSource, proof: Proof): Made {
  const { content, papers } = decisionEntries['paper.issued/1'].body.parse(source.body);
  if (content.kind !== source.kind) throw unreadable(source);
  return withIssuer(source, { issuer: content.issuer, papers }, (print) => {
    switch (content.kind) {
      case 'policy-certificate':
        return policyCertificate(print, content, proof);
      case 'policy-refusal':
        return policyRefusal(print, content);
      default:
        return decidedPaper(print, content);
    }
  });
}

function decidedPaper(print: PaperPrint, content: DecidedContent): PaperContent {
  switch (print.kind) {
    case 'claim-payment':
      return paymentNotice(print, content);
    case 'claim-refusal':
      return refusalNotice(print, content);
    case 'claim-recovery':
      return recoveryNotice(print, content);
    default:
      return claimCalculation(print, content);
  }
}

function withIssuer<B extends { readonly issuer: Issuer; readonly papers: readonly { readonly no: string }[] }>(
  source: PaperSource,
  body: B,
  build: (print: PaperPrint, body: B) => PaperContent,
): Made {
  if (!body.papers.some((paper) => paper.no === source.no)) throw unreadable(source);
  return { content: build(source, body), issuer: body.issuer };
}

function unreadable(source: PaperSource): AppError<'paper-content-unreadable'> {
  const { no, kind, entry } = source;
  return new AppError('paper-content-unreadable', { no, kind: PAPER_NAMES[kind], type: entry.type });
}

/** Ends a document and joins what it wrote. */
export function bytesOf(pen: Pen): Promise<Uint8Array> {
  const { doc } = pen;
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.end();
  });
}
