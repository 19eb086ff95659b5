import { deepAll } from './dom.ts';

/** Components in an element whose tag says what they are, as well as a class would: `<town-comment>`. */
export function componentsCalled(name: RegExp, root: Element): Element[] {
	return deepAll('*', root).filter(({ localName }) => localName.includes('-') && name.test(localName));
}
