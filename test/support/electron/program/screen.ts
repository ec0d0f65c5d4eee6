/** `screen`: the clerk's display, and beside it the one that faces the citizen. */
const clerks = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const citizens = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 800 } };

export const screen = { getAllDisplays: () => [clerks, citizens], getDisplayMatching: () => clerks };
