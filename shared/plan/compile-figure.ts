/** Compiles figures and choices of figures, each with its citation and its name. */
import { compileWhen, type Scene } from '../settle/scene.ts';
import { isChosen, type Choice } from './choice.ts';
import type { Compiled, For } from './compiled.ts';
import { isSet, type Figure } from './figure.ts';
import type { Plan } from './schema.ts';
import type { When } from './when.ts';
import { citation, figureName } from './walk.ts';

export type FigureCompiler = <T, C>(path: string, figure: Figure<T>, convert: (value: T) => C) => Compiled<C>;

/** A compiler of this plan's figures; `path` names one as `figuresOf` does. */
export function figureCompiler(plan: Plan): FigureCompiler {
  return (path, figure, convert) => ({
    value: isSet(figure) ? convert(figure.value) : null,
    source: citation(plan, figure.source),
    name: figureName(plan, path),
  });
}

/** A part of a plan that facts may decide: what it is without them, and how it follows from them (null: it does not). */
export type CompiledChoice<C> = { readonly plain: C; readonly by: For<C | Missed> | null };

/** A choice that waits for a fact. */
export type Missed = { readonly missing: keyof When };

/**
 * Compiles every case of a choice. `compile` takes the path of a case, its figure and, for the citation, the words of the case.
 * `plain` of a choice is its last resort, used only where figures are listed, never to compute.
 */
export function compileChoice<F extends object, C>(
  path: string,
  choice: Choice<F>,
  compile: (path: string, of: F, words: string | null) => C,
): CompiledChoice<C> {
  if (!isChosen(choice)) return { plain: compile(path, choice, null), by: null };
  const cases = choice.cases.map(({ id, name, when, use }) => ({
    holds: compileWhen(when),
    use: compile(`${path}.cases.${id}.use`, use, name),
  }));
  const otherwise = compile(`${path}.otherwise`, choice.otherwise, null);
  const by = (scene: Scene): C | Missed => {
    for (const { holds, use } of cases) {
      const answer = holds(scene);
      if (answer === true) return use;
      if (answer !== false) return answer;
    }
    return otherwise;
  };
  return { plain: otherwise, by };
}

/** A choice of one figure: for a scene the figure of its case, or none while a fact is missing. */
export function compileFigureChoice<T, C>(
  plan: Plan,
  path: string,
  choice: Choice<Figure<T>>,
  convert: (value: T) => C,
): { readonly plain: Compiled<C>; readonly by: For<Compiled<C>> | null } {
  const figure = figureCompiler(plan);
  const { plain, by } = compileChoice(path, choice, (at, of, words) => withWords(figure(at, of, convert), words));
  if (by === null) return { plain, by: null };
  const open = openFigure(plan, path, plain);
  return { plain: { ...open, value: null }, by: (scene) => known(by(scene), open) };
}

/** A figure that cannot be told yet, under the name of the whole choice. */
function openFigure<C>(plan: Plan, path: string, { source }: Compiled<C>): Compiled<C> {
  return { value: null, source, name: figureName(plan, path) };
}

function known<C>(answer: Compiled<C> | Missed, open: Compiled<C>): Compiled<C> {
  return 'value' in answer ? answer : { ...open, missing: answer.missing };
}

function withWords<C>(figure: Compiled<C>, words: string | null): Compiled<C> {
  return words === null ? figure : { ...figure, source: `${figure.source}（${words}）` };
}

export function asIs<T>(value: T): T {
  return value;
}
