export { startLab } from './lab-http.ts';
export type { RunningLab, StartLabOptions } from './lab-http.ts';
export { createLab } from './lab/lab.ts';
export type { Lab } from './lab/lab.ts';
export type { LabEntry, LabPorts } from './lab/desk.ts';
export type { LabFolder, LabItem, LabMailbox, LabSent } from './lab/admin.ts';
export type { LabOptions, LabUser, PolicyRules } from './lab/rules.ts';
export type { FieldValue, ItemFields } from './lab/fields.ts';
export { handle, newLabState } from './lab/handle.ts';
export type { Handled } from './lab/handle.ts';
export type { LabState } from './lab/state.ts';
export { LAB_VERSIONS } from './lab/versions.ts';
export type { LabVersion } from './lab/versions.ts';
export type { LabReply, LabRequest } from './lab/wire.ts';
export { faultFor, faultProcesses } from './fault-script.ts';
export type {
  Fault,
  FaultAction,
  FaultCounters,
  FaultFacts,
  FaultHttp,
  FaultRule,
  FaultScript,
  FaultStatus,
  FaultWhen,
} from './fault-script.ts';
export { parseFaultScript } from './fault-check.ts';
export { deliveryOf } from './fault-delivery.ts';
export type { Delivery } from './fault-delivery.ts';
export { requestFacts } from './request-facts.ts';
export { virtualClock } from './world/clock.ts';
export type { VirtualClock } from './world/clock.ts';
export { runWorld } from './world/world.ts';
export type { WorldReport } from './world/world.ts';
export type { WorldOptions } from './world/stage.ts';
