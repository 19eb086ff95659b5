const TARGET = /:target(?![\w-])/g;
const KEPT = 'data-ogonblick-target';
let rewritten = 0;

/** Rules of the page's styles that were changed to keep open what they show. */
export function targetRulesChanged(): number {
	return rewritten;
}

/**
 * Keeps open what a style shows as the target of a link (CSS Selectors 4 §9.4), when another link is followed: a document has one target
 * at a time, and each post that opens so would close the one before. What lies over the page is left to be closed.
 */
export function keepTarget(target: Element): void {
	const rules = targetRules();
	if (rules.length === 0 || rules.some((rule) => laysOver(rule, target))) return;
	for (const rule of rules) {
		if (rule.selectorText.includes(KEPT)) continue;
		rule.selectorText = rule.selectorText.replace(TARGET, `:is(:target,[${KEPT}])`);
		rewritten++;
	}
	target.setAttribute(KEPT, '');
}

/** What the rule shows for this target stands still over the page, as a dialog does. */
function laysOver(rule: CSSStyleRule, target: Element): boolean {
	const shown = rule.selectorText.replace(TARGET, `#${CSS.escape(target.id)}`);
	return [...document.querySelectorAll(shown)].some((el) => {
		for (let up: Element | null = el; up && up !== document.body; up = up.parentElement)
			if (getComputedStyle(up).position === 'fixed') return el.checkVisibility();
		return false;
	});
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
