/** How a run ends: nothing found, findings, wrong usage or something that could not be done. */
export type Status = 0 | 1 | 2;
