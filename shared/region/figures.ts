/** The figures of a region pack: each by its path, what it cites, and reading them while noting what is unset or sample. */
import { compileRate, type CompiledRate, type Fen, type Rate } from '../money.ts';
import { fenOf, isSet, type Figure, type Source } from '../plan/figure.ts';
import { isFigure } from '../plan/walk.ts';
import type { RegionPack } from './schema.ts';

export type FoundFigure = { readonly path: string; readonly figure: Figure<unknown> };

/** All figures in the order of the file; versions are named by their first day, schemes by insutype, the rest by id. */
export function regionFigures(pack: RegionPack): FoundFigure[] {
  return walk(pack, []);
}

/** The document and paragraph behind a figure; a sample says that it is one. */
export function regionCitation(pack: RegionPack, { doc, at }: Source): string {
  const document = pack.documents[doc];
  if (document === undefined) return at;
  const number = document.number === null ? '' : `（${document.number}）`;
  return `《${document.title}》${number}${at}`;
}

/** A figure that was needed: where it stands, and why it is unset (null where it is a sample). */
export interface NotedFigure {
  readonly path: string;
  readonly name: string;
  readonly reason: string | null;
  readonly source: Source;
}

/** A figure with the name a citizen reads and its path. */
export interface NamedFigure<T> {
  readonly name: string;
  readonly path: string;
  readonly figure: Figure<T>;
}

/** Reads figures and keeps, in order, which unset ones stopped it and which samples it rests on. */
export interface FigureReader {
  amount(of: NamedFigure<string>): Fen | null;
  /** Null: unset; 'none': there is no limit. */
  cap(of: NamedFigure<string>): Fen | 'none' | null;
  rate(of: NamedFigure<Rate>): CompiledRate | null;
  word<T extends string>(of: NamedFigure<T>): T | null;
  readonly unset: readonly NotedFigure[];
  readonly samples: readonly NotedFigure[];
}

export function figureReader(): FigureReader {
  const unset: NotedFigure[] = [];
  const samples: NotedFigure[] = [];
  const note = ({ name, path, figure }: NamedFigure<string>): void => {
    if ([...unset, ...samples].some((noted) => noted.path === path)) return;
    if (!isSet(figure)) unset.push({ path, name, reason: figure.unset, source: figure.source });
    else if (figure.sample === true) samples.push({ path, name, reason: null, source: figure.source });
  };
  const valueOfNoted = <T extends string>(of: NamedFigure<T>): T | null => {
    note(of);
    return isSet(of.figure) ? of.figure.value : null;
  };
  return {
    amount: (of) => {
      note(of);
      return fenOf(of.figure);
    },
    cap: (of) => {
      note(of);
      return isSet(of.figure) && of.figure.value === 'none' ? 'none' : fenOf(of.figure);
    },
    rate: (of) => {
      const value = valueOfNoted(of);
      return value === null ? null : compileRate(value);
    },
    word: valueOfNoted,
    unset,
    samples,
  };
}

function walk(node: unknown, path: readonly string[]): FoundFigure[] {
  if (Array.isArray(node)) return node.flatMap((element, at) => walk(element, [...path, keyOf(element) ?? String(at)]));
  if (typeof node !== 'object' || node === null) return [];
  if (isFigure(node)) return [{ path: path.join('.'), figure: node }];
  return Object.entries(node).flatMap(([key, child]) => walk(child, [...path, key]));
}

/** What names an element of a list: its id, a scheme's insutype, a version's first day. */
function keyOf(element: unknown): string | null {
  if (typeof element !== 'object' || element === null) return null;
  const named: { id?: unknown; insutype?: unknown; from?: unknown } = element;
  const key = [named.id, named.insutype, named.from].find((candidate) => typeof candidate === 'string');
  return typeof key === 'string' ? key : null;
}
