/** Sentences of the errors about papers. */
export const paperErrors = {
  'paper-glyph-missing': (d: { field: string; character: string; codePoint: string }) =>
    `“${d.field}”中的“${d.character}”（${d.codePoint}）在本机所有字体中都没有字形，单证未生成。` +
    `请安装含该字的字体（如宋体扩展 B）后重新打印，或经本人同意改用与证件一致的正体字；系统内仍保留原字。`,
  'paper-content-unreadable': (d: { no: string; kind: string; type: string }) =>
    `单证 ${d.no}（${d.kind}）与其业务记录 ${d.type} 对不上，未生成。请核对单证号；仍出现请联系技术支持。`,
  'paper-tampered': (d: { no: string }) =>
    `单证 ${d.no} 的内容与流水中的校验值不符，可能被改动过，未生成。请勿交给群众，由主管核验流水后处理。`,
  'paper-unknown': (d: { no: string }) => `没有单号为 ${d.no} 的单证。请核对单号后重试。`,
  'paper-erased': (d: { no: string }) =>
    `单证 ${d.no} 的内容已依规定销毁，只保留单号和金额，不能再打印。如需查证请联系主管。`,
  'paper-void': (d: { no: string }) => `单证 ${d.no} 已经作废，不能再次作废。号码保留，可在“单证”中查看原因。`,
  'paper-void-not-yours': (d: { no: string; operatorNo: string }) =>
    `单证 ${d.no} 由 ${d.operatorNo} 开出。只有开单人在本人当班期间或主管可以作废，请由主管登录办理。`,
  'paper-void-spoiled': (d: { no: string }) =>
    `卡纸或没打清不必作废单证 ${d.no}，作废后也不会另出新号。没有出纸的，在打印结果处点“没打出”后重新打印，仍是原件；出了纸但不清楚的，请补打一份并收回原纸。`,
  'paper-decision-refused': (d: { name: string; no: string; why: string }) =>
    `${d.name} ${d.no} 不能打印：它所载的核定未获中心确认（${d.why}），不再有效。已交出的请收回，请主管在理赔待办中处理并重新核定，会出新的单证。`,
  'print-unknown': (d: { printId: string }) => `没有编号为 ${d.printId} 的打印。请刷新单证列表后重试。`,
  'print-ended': (d: { no: string }) => `单证 ${d.no} 的这次打印已经有结果。请刷新单证列表；还要打印的，请重新打印。`,
  'print-sent': (d: { no: string }) =>
    `单证 ${d.no} 的这次打印已经交出过，不再交出第二份。没有出纸的，请先点“没打出”，再重新打印。`,
  'print-going': (d: { no: string }) => `单证 ${d.no} 正在交给打印机，还不能改为“没打出”。请等打印有了结果再点。`,
  'print-of-file': (d: { no: string }) =>
    `单证 ${d.no} 的这一份已另存为 PDF 文件，文件在外，不能改为“没打出”。需要纸的请打印，会标“补打”。`,
  'print-of-other': (d: { no: string; operatorNo: string }) =>
    `单证 ${d.no} 的这次打印由 ${d.operatorNo} 办理并已确认打出。改为“没打出”请由本人当日办理，或由主管登录办理。`,
} as const;
