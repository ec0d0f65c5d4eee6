/**
 * The outline of one drawing, laid on a grid of 4/1000 of the font size (0.02 pt at 10 pt; a 600 dpi printer's dot is
 * 0.12 pt): a receipt's font shrinks by a fifth, which keeps it under 25 KB, and the eye sees no difference.
 */
import { viewOf } from './truetype-file.ts';

const GRID = 4;

/** A drawing of contours on the grid; composites and empty ones as they are. */
export function onGrid(bytes: Uint8Array): Uint8Array {
  const contours = bytes.length === 0 ? 0 : viewOf(bytes).getInt16(0);
  if (contours <= 0) return bytes;
  const { ends, flags, xs, ys } = pointsOf(bytes, contours);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const header = [contours, ...box, ...ends, 0].flatMap((value) => [(value >> 8) & 255, value & 255]);
  return evenLength([...header, ...packed(flags, xs, ys)]);
}

interface Points {
  readonly ends: readonly number[];
  /** Bit 0: on the curve. */
  readonly flags: readonly number[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

function pointsOf(bytes: Uint8Array, contours: number): Points {
  const view = viewOf(bytes);
  const ends = Array.from({ length: contours }, (_, at) => view.getUint16(10 + at * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + contours * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = (flag & 8) === 0 ? 1 : view.getUint8(at++) + 1;
    for (let time = 0; time < times; time += 1) flags.push(flag);
  }
  const xs = coordinatesOf(view, at, flags, 2, 16);
  const ys = coordinatesOf(view, xs.end, flags, 4, 32);
  return { ends, flags, xs: xs.values, ys: ys.values };
}

/** One axis: `short` marks one-byte steps, `same` their sign, or a step of 0 when not short. */
function coordinatesOf(view: DataView, start: number, flags: readonly number[], short: number, same: number) {
  let at = start;
  let place = 0;
  const values = flags.map((flag) => {
    if ((flag & short) !== 0) place += (flag & same) === 0 ? -view.getUint8(at++) : view.getUint8(at++);
    else if ((flag & same) === 0) {
      place += view.getInt16(at);
      at += 2;
    }
    return Math.round(place / GRID) * GRID;
  });
  return { values, end: at };
}

function packed(flags: readonly number[], xs: readonly number[], ys: readonly number[]): number[] {
  const across = stepsOf(xs, 2, 16);
  const up = stepsOf(ys, 4, 32);
  const marks = flags.map((flag, at) => (flag & 1) | (across.marks[at] ?? 0) | (up.marks[at] ?? 0));
  return [...repeated(marks), ...across.bytes, ...up.bytes];
}

function stepsOf(values: readonly number[], short: number, same: number): { marks: number[]; bytes: number[] } {
  const bytes: number[] = [];
  let before = 0;
  const marks = values.map((value) => {
    const step = value - before;
    before = value;
    if (step === 0) return same;
    if (Math.abs(step) < 256) {
      bytes.push(Math.abs(step));
      return step > 0 ? short | same : short;
    }
    bytes.push((step >> 8) & 255, step & 255);
    return 0;
  });
  return { marks, bytes };
}

/** Three and more equal flags in a row become one and a count. */
function repeated(marks: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < marks.length;) {
    const mark = marks[at] ?? 0;
    let times = 1;
    while (times < 256 && marks[at + times] === mark) times += 1;
    if (times > 2) bytes.push(mark | 8, times - 1);
    else bytes.push(...Array.from({ length: times }, () => mark));
    at += times;
  }
  return bytes;
}

function evenLength(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes.length % 2 === 0 ? bytes : [...bytes, 0]);
}
