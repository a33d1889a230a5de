export { QUIRKS } from './order.ts';
