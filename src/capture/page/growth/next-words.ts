/** What leads to the next page of a feed says, as a whole. */
export const NEXT =
	/^(?:(?:gå till )?(?:äldre(?: inlägg| poster| nyheter)?|nästa(?: sida)?|next(?: page)?|older(?: posts| entries)?|previous posts|föregående inlägg|seuraava|vanhemmat|neste|næste|weiter|nächste(?: seite)?|suivante?|siguiente|następna|volgende))\s*[→»›>⟩❯]*$|^[→»›>▶⟩❯]+$/i;
