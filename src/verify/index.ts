export { verifyMachine, type Row } from './machine.ts';
export { storiesOf, tableOf } from './report.ts';
export type { Story } from './story.ts';
export type { Asked, EventClass, Reasons, Subject, Taken } from './subject.ts';
