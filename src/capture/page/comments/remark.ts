/** A box in which somebody says something at some time, told by its build alone. */
export interface Remark {
	readonly el: Element;
	readonly time: Element;
	/** The first words of the box that are no time. */
	readonly name: string;
	/** What shows the name and nothing else, where there is such an element. */
	readonly nameplate: Element | undefined;
	/** What shows what somebody is besides the name, above what is said. */
	readonly byline?: readonly Element[];
	/** The largest box around its time in which no other time stands: a face, and what can be pressed, are in it. */
	readonly around: Element;
}
