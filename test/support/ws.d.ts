// What the tests use of it; its own types come in a package of their own.
declare module 'ws' {
  import { EventEmitter } from 'node:events';

  export interface Socket extends EventEmitter {
    readonly readyState: number;
  }

  export class WebSocketServer extends EventEmitter {
    constructor(options: { readonly host: string; readonly port: number });
    address(): { readonly port: number };
    on(event: 'connection', listener: (socket: Socket) => void): this;
    close(): void;
  }
}
