/** Whether this document's feed has been turned from one page to another in its place. */
let turned = false;

export function noteTurned(): void {
	turned = true;
}

/** What leads to the page before, which has been walked. */
const BACK =
	/^(?=.)[←«‹<⟨❮◀\s]*(?:(?:gå till )?(?:föregående|previous|prev|tillbaka|back|nyare|newer|edellinen|forrige|zurück|vorherige|précédente?|anterior|poprzednia|vorige)(?: sida(?:n)?| page| seite)?)?$/iu;

/** Such a control is none for more, once the feed was turned by its like. */
export function leadsBack(label: string): boolean {
	return turned && BACK.test(label.trim());
}
