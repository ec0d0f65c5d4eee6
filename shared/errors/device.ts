/** Sentences about ID readers and scanners. None carries a card's content (counter rule 33). */
export const deviceErrors = {
  'reader-unplugged': (_: Record<never, never>) =>
    '读卡器已断开。已填的内容都在，请插好读卡器后重新读卡，或照证件手工输入。',
  'reader-service-lost': (_: Record<never, never>) =>
    '与读卡器程序的连接断了，正在自动重连。已填的内容都在；请确认读卡器程序已启动，或照证件手工输入。',
  'card-unreadable': (_: Record<never, never>) => '证件没有读出来。请擦净证件、放正位置再读一次，或照证件手工输入。',
  'card-moved': (_: Record<never, never>) => '证件没有读完就拿开了。请重新放好，听到提示音再取，或照证件手工输入。',
  'card-unsupported': (_: Record<never, never>) =>
    '这台读卡器读不了该类证件。请改用居民身份证或社保卡，或照证件手工输入。',
  'reader-device': (_: Record<never, never>) => '读卡器报告故障。请重新插拔读卡器后再读，仍不行请手工输入并报修。',
  'reader-message-odd': (_: Record<never, never>) =>
    '读卡器送来的内容不完整或无法识别，没有采用。请再读一次，仍不行请照证件手工输入。',
  'card-number-wrong': (_: Record<never, never>) =>
    '读出的证件号码校验不符，没有采用。请再读一次，仍不行请照证件逐位输入。',
  'card-gone': (_: Record<never, never>) => '这次读卡已被另一窗口页面取走或已超过 1 分钟。请重新读卡。',
  'demo-person-unknown': (_: Record<never, never>) => '没有这位体验人物。请从列表中选择。',
  'hsa-code-offline': (_: Record<never, never>) =>
    '这是医保码（医保电子凭证），需联网解码，请用身份证或社保卡。码的内容没有保存。',
} as const;
