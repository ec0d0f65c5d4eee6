/** Which figures of a product are samples: counted in sight, named on request. */
import { Notice } from './Notice.tsx';

/** Draws nothing when every figure is real. */
export function Samples({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Notice tone="warning">
      <details>
        <summary>本产品含 {names.length} 项样例数值，仅供体验，非真实产品数据</summary>
        {names.join('；')}
      </details>
    </Notice>
  );
}
