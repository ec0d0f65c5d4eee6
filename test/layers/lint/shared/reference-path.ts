/// <reference path="./date.ts" />
export const file = 1;
