/// <reference lib="dom" />
export const title = 1;
