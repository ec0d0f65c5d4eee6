/** A place to sign with finger or mouse; only where on-screen signing is a signed setting (counter rule 9). */
import { useRef, useState, type PointerEvent } from 'react';
import { PAD_HEIGHT, PAD_WIDTH, signatureSchema, type Signature } from '../../../shared/signature.ts';

export interface SignaturePadProps {
  /** Null: empty, or too long to be kept. */
  readonly change: (signature: Signature | null) => void;
  readonly isMissing: boolean;
}

type Stroke = readonly number[];

/** The strokes as an SVG path each; 清除 starts anew. */
export function SignaturePad({ change, isMissing }: SignaturePadProps) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const isDrawing = useRef(false);
  const keep = (next: readonly Stroke[]) => {
    setStrokes(next);
    const read = signatureSchema.safeParse({ strokes: next });
    change(read.success ? read.data : null);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    isDrawing.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    keep([...strokes, pointOf(event)]);
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const last = strokes.at(-1);
    if (isDrawing.current && last !== undefined) keep([...strokes.slice(0, -1), [...last, ...pointOf(event)]]);
  };
  const end = () => {
    isDrawing.current = false;
  };
  return (
    <div className={isMissing ? 'customer-sign customer-missing' : 'customer-sign'}>
      <span id="sign-here">请在框内签名（投保人本人）</span>
      <svg
        viewBox={`0 0 ${PAD_WIDTH} ${PAD_HEIGHT}`}
        role="img"
        aria-labelledby="sign-here"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {strokes.map((stroke, at) => (
          <path key={at} d={pathOf(stroke)} />
        ))}
      </svg>
      <button type="button" onClick={() => keep([])}>
        清除重签
      </button>
    </div>
  );
}

/** A point of the pad's own frame, within it. */
function pointOf(event: PointerEvent<SVGSVGElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (value: number, limit: number) => Math.round(Math.min(Math.max(value, 0), limit));
  return [
    within(((event.clientX - box.left) / box.width) * PAD_WIDTH, PAD_WIDTH),
    within(((event.clientY - box.top) / box.height) * PAD_HEIGHT, PAD_HEIGHT),
  ];
}

/** A single point is drawn as a dot. */
function pathOf(stroke: Stroke): string {
  const points = stroke.flatMap((x, at) => (at % 2 === 0 ? [`${x} ${stroke[at + 1] ?? 0}`] : []));
  return `M ${points.join(' L ')} l 0 0.1`;
}
