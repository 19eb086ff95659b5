import type { CDPSession } from 'playwright';

declare const cdp: CDPSession;
type EventName = Exclude<Parameters<typeof cdp.off<'Network.requestWillBeSent'>>[0], symbol>;
export type Sent = Parameters<Parameters<typeof cdp.on<'Network.requestWillBeSent'>>[1]>[0];
export type Body = Awaited<ReturnType<typeof cdp.send<'Network.getResponseBody'>>>;
const a: Sent = 1;
const b: Body = 2;
const c: EventName = 3;

export { a, b, c };
