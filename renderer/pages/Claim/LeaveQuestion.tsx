/** What was typed is not taken in: stay, or leave it behind. */
import { StayOrGo } from '../../components/StayOrGo.tsx';
import type { Leaving } from './use-leaving.ts';

/** Asked before the next person, and before another stay of the same one. */
export function LeaveQuestion({ leaving }: { readonly leaving: Leaving }) {
  const where = leaving.asked === 'stay' ? '另一次就诊' : '下一位';
  return (
    <StayOrGo
      label="尚未受理的内容"
      stayWords="继续填写"
      goWords={`放弃，办理${where}`}
      stay={leaving.stay}
      go={leaving.go}
    >
      所填内容还没有受理，离开后不保留。
    </StayOrGo>
  );
}
