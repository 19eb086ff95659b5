import type { CDPSession } from 'playwright';

/** The browser's protocol, by the types that Playwright ships but does not export by name. */
declare const session: CDPSession;
type Event<Listener> = Listener extends (payload: infer Payload) => void ? Payload : never;

export type RequestWillBeSent = Event<Parameters<typeof session.on<'Network.requestWillBeSent'>>[1]>;
export type RequestExtra = Event<Parameters<typeof session.on<'Network.requestWillBeSentExtraInfo'>>[1]>;
export type ResponseReceived = Event<Parameters<typeof session.on<'Network.responseReceived'>>[1]>;
export type ResponseExtra = Event<Parameters<typeof session.on<'Network.responseReceivedExtraInfo'>>[1]>;
export type DataReceived = Event<Parameters<typeof session.on<'Network.dataReceived'>>[1]>;
export type LoadingFinished = Event<Parameters<typeof session.on<'Network.loadingFinished'>>[1]>;
export type LoadingFailed = Event<Parameters<typeof session.on<'Network.loadingFailed'>>[1]>;
export type ServedFromCache = Event<Parameters<typeof session.on<'Network.requestServedFromCache'>>[1]>;
export type EventMessage = Event<Parameters<typeof session.on<'Network.eventSourceMessageReceived'>>[1]>;
export type SocketCreated = Event<Parameters<typeof session.on<'Network.webSocketCreated'>>[1]>;
export type SocketRequest = Event<
	Parameters<typeof session.on<'Network.webSocketWillSendHandshakeRequest'>>[1]
>;
export type SocketResponse = Event<
	Parameters<typeof session.on<'Network.webSocketHandshakeResponseReceived'>>[1]
>;
export type SocketFrame = Event<Parameters<typeof session.on<'Network.webSocketFrameReceived'>>[1]>;
export type Attached = Event<Parameters<typeof session.on<'Target.attachedToTarget'>>[1]>;

export type Headers = Readonly<Record<string, string>>;
export type Response = ResponseReceived['response'];

/** What of the protocol the recorder hears, by name. */
export interface NetworkEvents {
	'Network.requestWillBeSent': RequestWillBeSent;
	'Network.requestWillBeSentExtraInfo': RequestExtra;
	'Network.responseReceived': ResponseReceived;
	'Network.responseReceivedExtraInfo': ResponseExtra;
	'Network.dataReceived': DataReceived;
	'Network.loadingFinished': LoadingFinished;
	'Network.loadingFailed': LoadingFailed;
	'Network.requestServedFromCache': ServedFromCache;
	'Network.eventSourceMessageReceived': EventMessage;
	'Network.webSocketCreated': SocketCreated;
	'Network.webSocketWillSendHandshakeRequest': SocketRequest;
	'Network.webSocketHandshakeResponseReceived': SocketResponse;
	'Network.webSocketFrameSent': SocketFrame;
	'Network.webSocketFrameReceived': SocketFrame;
}
