/** What a person asks for who wants to log in to an account in a browser that somebody else's machine has open. */
export interface LoginAsk {
	readonly accountId: string;
	/** Name of the person, as the web office knows it. */
	readonly by: string;
	/** Key of the person's visit: whether it is still there, and may, is asked before anything is stored. */
	readonly visit: string;
	readonly screen: LoginScreen;
}

/** What the person sees the browser on. */
export interface LoginScreen {
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	/** Whether it is a finger that points. */
	readonly isTouch: boolean;
}

/** Keys that are sent by their name, whatever language the keyboard has. What writes a character is sent as that. */
export const NAMED_KEYS = [
	...(['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Shift', 'Control', 'Alt'] as const),
	...(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] as const),
] as const;
export type NamedKey = (typeof NAMED_KEYS)[number];

/** One thing that the person does. Places are CSS pixels of the page's own window. */
export type Hand =
	| { readonly kind: 'move'; readonly x: number; readonly y: number }
	| {
			readonly kind: 'button';
			readonly isDown: boolean;
			readonly x: number;
			readonly y: number;
			readonly button: 'left' | 'middle' | 'right';
			readonly clicks: number;
	  }
	| {
			readonly kind: 'wheel';
			readonly x: number;
			readonly y: number;
			readonly dx: number;
			readonly dy: number;
	  }
	| {
			readonly kind: 'touch';
			readonly phase: 'start' | 'move' | 'end' | 'cancel';
			/** Where the fingers are that still touch. */
			readonly points: readonly { readonly x: number; readonly y: number; readonly id: number }[];
	  }
	| { readonly kind: 'key'; readonly isDown: boolean; readonly key: NamedKey }
	/** A letter with Control held, such as the one that marks all. */
	| { readonly kind: 'shortcut'; readonly key: 'a' | 'c' | 'x' | 'z' | 'y' }
	/** Characters as if they were written one by one. */
	| { readonly kind: 'type'; readonly text: string }
	/** A text at once, as if it was pasted. */
	| { readonly kind: 'insert'; readonly text: string }
	| { readonly kind: 'back' }
	| { readonly kind: 'reload' }
	| { readonly kind: 'window'; readonly index: number }
	| { readonly kind: 'size'; readonly width: number; readonly height: number }
	/** The newest picture has been drawn: the next may come. */
	| { readonly kind: 'seen' }
	/** The login is to be stored. */
	| { readonly kind: 'done' };

/** One window of the browser, as it is told of: never its whole address, which may hold a key to something. */
export interface LoginWindowFacts {
	/** Such as `https://social.example`. */
	readonly origin: string;
	readonly title: string;
	readonly isShown: boolean;
}

/** What the person is told beside the pictures. */
export type LoginTold =
	| { readonly kind: 'windows'; readonly windows: readonly LoginWindowFacts[] }
	/** Which part of the page what is written goes to; its name and never what stands in it. */
	| { readonly kind: 'focus'; readonly role: string; readonly name: string }
	/** The page showed a box of the browser's own, which was closed: `alert`, `confirm` or `prompt`. */
	| { readonly kind: 'box'; readonly text: string }
	/** The page wanted to have a file saved, which was refused. */
	| { readonly kind: 'download' }
	/** Nothing more will come in so many seconds unless the person does something (`idle`), or whatever they do (`longest`). */
	| { readonly kind: 'ending'; readonly why: 'idle' | 'longest'; readonly seconds: number }
	| { readonly kind: 'still-there' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'stored' }
	/** Nothing was stored: an error of ours, with its own words in English. */
	| {
			readonly kind: 'refused';
			readonly code: string;
			readonly subject: string;
			readonly message: string;
			readonly remedy: string;
	  };
