import { type Certainty, every } from "../../iam/certainty.js";
import { mayHaveUnseen } from "../gap.js";
import { mayRecordManagementEvents, recordsEvent } from "../management-events.js";
import type { Trail } from "../trail.js";
import type { Control } from "./control.js";
import { judgedEvents } from "./judged-events.js";
import { MetricFilter } from "./metric-filter.js";

/** Whether somebody is told of each event of a control that one trail sends to a log group. */
export function isHeard(control: Control, trail: Trail): Certainty {
  const { world, logGroup } = trail;
  if (!mayRecordManagementEvents(trail)) return false;
  if (logGroup.target === undefined) return undefined;
  const mayHaveFilters = mayHaveUnseen([MetricFilter], logGroup.target.resource, world);
  return every(judgedEvents(control, [trail], world, "created"), ({ event, isLost, end }) => {
    const isToldOf = isLost || typeof end === "object" ? false : end === "told" ? true : undefined;
    const isRecorded = recordsEvent(trail, event);
    if (isRecorded === false) return false;
    if (isToldOf === false) return mayHaveFilters ? undefined : false;
    return isRecorded === true ? isToldOf : undefined;
  });
}
