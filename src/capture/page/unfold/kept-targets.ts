const TARGET = /:target(?![\w-])/g;
const KEPT = 'data-ogonblick-target';

/**
 * Keeps open what a style shows as the target of a link (CSS Selectors 4 §9.4), when another link is followed: a document has one target
 * at a time, and each post that opens so would close the one before.
 */
export function keepTarget(target: Element): void {
	let isStyled = false;
	for (const rule of targetRules()) {
		isStyled = true;
		if (!rule.selectorText.includes(KEPT))
			rule.selectorText = rule.selectorText.replace(TARGET, `:is(:target,[${KEPT}])`);
	}
	if (isStyled) target.setAttribute(KEPT, '');
}

/** Rules of the page's styles that ask for a target, also those within conditions and layers. */
export function targetRules(): CSSStyleRule[] {
	const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
	return sheets.flatMap((sheet) => within(rulesOf(sheet)));
}

function within(rules: readonly CSSRule[]): CSSStyleRule[] {
	return rules.flatMap((rule) => {
		const inner = 'cssRules' in rule ? within([...(rule.cssRules as CSSRuleList)]) : [];
		const isOne = rule instanceof CSSStyleRule && rule.selectorText.search(TARGET) >= 0;
		return isOne ? [rule, ...inner] : inner;
	});
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
	try {
		return [...sheet.cssRules];
	} catch {
		// A sheet of another origin is not to be read: it is taken to show nothing that way.
		return [];
	}
}
