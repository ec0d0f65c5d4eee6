/** Plan packs: products whose public documents are partial. They ship for `desk plans` and `desk settle`, not for the desk's windows. */
import anyang2022 from '../plans/packs/anyang-2022.json' with { type: 'json' };
import huhuibao2025 from '../plans/packs/huhuibao-2025.json' with { type: 'json' };
import huimian2023 from '../plans/packs/huimian-2023.json' with { type: 'json' };
import huiqiong2024 from '../plans/packs/huiqiong-2024.json' with { type: 'json' };
import huiqiong2025 from '../plans/packs/huiqiong-2025.json' with { type: 'json' };
import yantai2023 from '../plans/packs/yantai-2023.json' with { type: 'json' };
import yantai2024 from '../plans/packs/yantai-2024.json' with { type: 'json' };
import yantai2025 from '../plans/packs/yantai-2025.json' with { type: 'json' };
import yihuiXicheng2022 from '../plans/packs/yihui-xicheng-2022.json' with { type: 'json' };
import { builtInPlans, demoPlans } from './built-in.ts';
import { loadPlan } from './load.ts';
import type { Plan } from './schema.ts';

const FILES = [
  huiqiong2024,
  huiqiong2025,
  yantai2023,
  yantai2024,
  yantai2025,
  anyang2022,
  huimian2023,
  yihuiXicheng2022,
  huhuibao2025,
];

/** Every plan that ships: the desk's own first. The desk's forms cannot ask the facts the packs need, so it publishes only its own. */
export function shippedPlans({ withSamples = false } = {}): Plan[] {
  return [...(withSamples ? demoPlans() : builtInPlans()), ...packs()];
}

/** The packs alone, as their documents fix them; none has sample values. */
export function packs(): Plan[] {
  return FILES.map((file) => loadPlan(file));
}
