/** Sentences of the errors about claims, their sheets and drugs. */
export const claimErrors = {
  'sheet-field-twice': (d: { field: string; first: string; second: string }) =>
    `结算单“${d.field}”出现两个不同的值：${d.first} 和 ${d.second}。请核对来源文件，只保留一个。`,
  'sheet-field-missing': (d: { field: string }) => `结算单缺少“${d.field}”。请按医保结算单补录；单上没有的金额填 0。`,
  'sheet-field-invalid': (d: { field: string; value: string; problem: string }) =>
    `结算单“${d.field}”的值“${d.value}”不正确：${d.problem}。请按医保结算单改正。`,
  'claim-drug-sum-above-self-funded': (d: { sum: string; limit: string; difference: string }) =>
    `自费药品合计 ${d.sum} 大于结算单全自费金额 ${d.limit}，多出 ${d.difference} 元。请按费用明细核对自费药品。`,
  'claim-listed-drugs-above-sum': (d: { listed: string; sum: string; difference: string }) =>
    `目录药品合计 ${d.listed} 大于自费药品合计 ${d.sum}，多出 ${d.difference} 元。请核对目录药品明细或自费药品合计。`,
  'claim-drug-amount-sign': (d: { name: string; value: string }) =>
    `“${d.name}”的金额 ${d.value} 元与结算单的正负号不一致。退费结算填负数，其他填正数，请改正。`,
  'claim-amount-sign': (d: { field: string; value: string }) =>
    `${d.field} ${d.value} 元与结算单的正负号不一致。退费结算填负数，其他填正数，请改正。`,
  'claim-part-unknown': (d: { part: string; known: string }) =>
    `费用拆分“${d.part}”不是本产品方案单独处理的费用。${d.known === '' ? '本方案没有单独处理的费用，请删去该项。' : `请改为：${d.known}。`}`,
  'claim-part-twice': (d: { part: string }) => `费用拆分“${d.part}”填写了两次。请合并为一项，金额填合计。`,
  'claim-part-above-field': (d: { part: string; sum: string; field: string; limit: string }) =>
    `费用拆分${d.part}为 ${d.sum} 元，大于它所在的结算单${d.field} ${d.limit} 元。请按费用明细改正拆分的金额。`,
  'claim-items-above-total': (d: { sum: string; limit: string; difference: string }) =>
    `单项药品、耗材合计 ${d.sum} 元，大于结算单医疗费总额 ${d.limit} 元，多出 ${d.difference} 元。请按费用明细核对各项金额。`,
  'claim-settled-contradicts': (d: { paid: string }) =>
    `“是否经基本医保结算”填了否，而结算单的基本医保统筹基金支出为 ${d.paid} 元。经基本医保结算的请改为是；未经结算的请核对结算单。`,
  'claim-prescribed-after': (d: { drug: string; on: string; prescribedOn: string }) =>
    `目录药品“${d.drug}”的处方日期 ${d.prescribedOn} 晚于使用或购买日期 ${d.on}。请按处方和购药单据改正日期。`,
  'claim-liability-unknown': (d: { field: string; id: string; known: string }) =>
    `${d.field}所填的责任“${d.id}”不在本产品方案中。请改选：${d.known}。`,
  'claim-payer-unknown': (d: { payer: string; known: string }) =>
    `赔付方“${d.payer}”不是本产品方案在结算单之外另列的赔付方。${d.known === '' ? '本方案没有另列赔付方，请删去这一行。' : `请改选：${d.known}；结算单上已有的基金请填在结算单中。`}`,
  'claim-payer-twice': (d: { payer: string }) => `赔付方“${d.payer}”填写了两次。请合并为一行，金额填合计。`,
  'claim-payer-amount': (d: { payer: string; state: string; value: string }) =>
    `赔付方“${d.payer}”选了“${d.state}”，却填了金额 ${d.value} 元。已赔付的请改选“已付”，否则请把金额改为 0。`,
  'claim-list-unknown': (d: { drug: string; list: string; known: string }) =>
    `药品“${d.drug}”所填的目录“${d.list}”不属于本产品方案的任何责任。${d.known === '' ? '本方案没有目录药品责任，请删去这一行。' : `请改选以下责任的目录药品：${d.known}。`}`,
  'claim-strike-by-clerk': (d: { count: number; sum: string }) =>
    `经办人不能剔除费用，本次填了 ${d.count} 项，共 ${d.sum} 元。请删去剔除项后受理；需要剔除的，由复核人员在复核时办理。`,
  'claim-other-person': (d: { field: string; onSheet: string; insured: string }) =>
    `结算单上的${d.field}为 ${d.onSheet}，与被保险人的 ${d.insured} 不同，未受理。请核对是否拿错结算单，或改选这张结算单本人的保单。`,
  'claim-settlement-used': (d: {
    setlId: string;
    day: string;
    name: string;
    paper: string | null;
    isDecided: boolean;
  }) =>
    `结算ID ${d.setlId} 已在 ${d.day} 受理的${d.name}的理赔案中申请${d.paper === null ? '' : `（试算单 ${d.paper}）`}，同一次结算只能申请一次。${d.isDecided ? '原理赔案已核定，结算单有变的请选它办理更正，医院退费的办理冲正' : '需补材料或改数的，请打开原理赔案修改'}；结算ID填错的，请按结算单改正。`,
  'claim-taken-since': (d: { why: string }) => `${d.why}本案是重复受理的，请在“理赔待办”中打开本案撤案。`,
  'claim-reversal-alone': (d: { original: string; day: string | null }) =>
    d.day === null
      ? `这是退费结算单，冲回的原结算（结算ID ${d.original}）没有在本窗口受理过，不能单独受理。请改交医院重新结算后的结算单；没有重新结算的，这次就诊没有可申请的费用。`
      : `这是退费结算单，冲回的是 ${d.day} 受理的原结算（结算ID ${d.original}），那个理赔案没有核定给付，无须冲正。医院重新结算的，请用新的结算单更正原理赔案；没有重新结算的，请在“理赔待办”中打开原理赔案撤案。`,
  'claim-reversal-elsewhere': (d: { day: string }) =>
    `这是退费结算单，冲回的是 ${d.day} 受理、已核定的另一个理赔案，不能改填在本案中。请回到已受理的理赔，选那个理赔案办理冲正；本案请按自己的结算单填写。`,
  'claim-reversal-other': (d: { value: string; setlId: string | null }) =>
    d.setlId === null
      ? `退费结算单的原结算ID为 ${d.value}，而所选的理赔案没有结算ID，对应不上。请先在该理赔案选“更正”补填结算ID，核定后再办理冲正。`
      : `退费结算单的原结算ID为 ${d.value}，与所选理赔案的结算ID ${d.setlId} 不同。请核对退费结算单，或改选它冲回的那个理赔案。`,
  'claim-reversal-same-id': (d: { value: string }) =>
    `退费结算单的结算ID ${d.value} 与它冲回的结算单相同。请填退费结算单自己的结算ID；单上没有的，留空。`,
  'claim-reversal-twice': (d: { day: string; paper: string | null }) =>
    `这张退费结算单已在 ${d.day} 办过冲正${d.paper === null ? '' : `（试算单 ${d.paper}）`}，同一次退费只冲回一次。是另一次退费的，请照那张退费结算单填写结算ID、结算时间和金额。`,
  'claim-follow-open': (d: { day: string; paper: string | null }) =>
    `这张账单在 ${d.day} 已登记冲正或更正${d.paper === null ? '' : `（试算单 ${d.paper}）`}，尚未核定，同时只能办一件。请打开那个理赔案继续办理，核定后再登记下一件；登记错了的，请在“理赔待办”中打开它撤案。`,
  'claim-followed-open': (d: { day: string; paper: string | null }) =>
    `本案冲正或更正的原理赔案（${d.day} 受理${d.paper === null ? '' : `，试算单 ${d.paper}`}）的核定未获中心确认，现在没有核定结果。请先重新核定原理赔案，再试算、核定本案。`,
  'claim-follows-nothing': (d: { state: string }) =>
    `所选的理赔案${d.state}，没有可以冲正或更正的赔付。尚未核定的请直接打开修改；请刷新后重新选择。`,
  'determination-follows': (_: Record<never, never>) =>
    '本案冲正或更正的是已核定的账单，沿用该账单的既往症认定，不另行认定。对认定有异议的，请联系承保公司理赔部门。',
  'sheet-not-whole': (d: { finding: string }) => `结算单金额不平，未受理：${d.finding}`,
  'claim-unknown': (_: Record<never, never>) => '没有这个理赔案。请刷新后重试。',
  'claim-erased': (_: Record<never, never>) => '这个理赔案的内容已依规定销毁，不能再试算或修改。如需查证请联系主管。',
  'claim-policy-erased': (_: Record<never, never>) => '这份保单的内容已依规定销毁，不能受理理赔。如需查证请联系主管。',
  'claim-policy-not-live': (d: { state: string }) =>
    `保单状态为“${d.state}”，不能受理理赔。请核对保单，或联系保险公司。`,
  'claim-outside-year': (d: { visit: string; from: string; to: string }) =>
    `就诊日期 ${d.visit} 不在保单保障期间 ${d.from} 至 ${d.to} 内。请选择就诊当年的保单，或核对结算单日期。`,
  'claim-date-future': (d: { field: string; value: string; today: string }) =>
    `结算单${d.field} ${d.value} 晚于今天 ${d.today}，就医和结算都已发生后才能受理。请按结算单改正日期，并确认本机日期正确。`,
  'claim-drug-outside-stay': (d: { drug: string; on: string; from: string; to: string }) =>
    `目录药品“${d.drug}”的使用日期 ${d.on} 不在本次就医 ${d.from} 至 ${d.to} 内。请按费用明细改正日期；另次就医或购药的，请用那一次的结算单申请。`,
  'claim-invoice-used': (d: { code: string; no: string }) =>
    `票据 ${d.code}-${d.no} 已用于另一个理赔案，同一张票据只能申请一次。请核对票据代码和号码。`,
  'claim-invoice-twice': (d: { code: string; no: string }) => `票据 ${d.code}-${d.no} 填写了两次。请删去重复的一行。`,
  'settlement-changed': (d: { shown: string; now: string }) =>
    `屏幕上的试算金额（${d.shown}）与重新计算的结果（${d.now}）不同，未出具试算单。请刷新后按新结果再确认。`,
} as const;
