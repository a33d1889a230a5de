export { requestLogic } from './request-logic.ts';
export { sessionLogic } from './session-logic.ts';
export type { RequestLogicInput } from './request-logic.ts';
