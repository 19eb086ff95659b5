const PAID =
	'sponsrat|sponsrad|sponsrade inlägg|sponsrat inlägg|betald annons|annons|annonsering|reklam|reklaminlägg|marknadsfört|sponsored|promoted|paid for by|paid promotion|advertisement|advertising|ad|sponset|annonse|sponsoreret|annonce|sponsoroitu|mainos|kumppanisisältö|gesponsert|anzeige|werbung|sponsorisé|publicité|patrocinado|publicidad|publicidade|sponsorizzato|pubblicità|gesponsord|advertentie|sponsorowane|reklama';
const SUGGESTION =
	'(?:förslag|rekommenderas?|rekommendationer|tips) (?:för|till) dig|föreslag(?:et|na)(?: inlägg)?(?: för dig)?|rekommendera(?:t|de)(?: inlägg)?(?: för dig)?|förslag på (?:konton|sidor|profiler|personer).{0,20}|(?:personer|konton|sidor|profiler|kommuner|andra) (?:att följa|du kanske .{2,30})|du kanske (?:också )?(?:gillar|känner|är intresserad av)|vilka du kan följa|vem du kan följa|suggested(?: posts?| for you| accounts?| pages?)?|suggestions(?: for you)?|recommended(?: for you| posts?)?|who to follow|people you may know|you (?:might|may) (?:also )?like|accounts to follow|pages you may like|foreslått(?: for deg)?|foreslået(?: til dig)?|ehdotuksia(?: sinulle)?|ehdotettu(?: sinulle)?|suositeltu(?: sinulle)?|vorschläge(?: für dich)?|vorgeschlagen(?: für dich)?|empfohlen(?: für dich)?|suggestions? pour vous|suggéré(?: pour vous)?|sugerencias(?: para ti)?|sugerido(?: para ti)?';

/**
 * What pages write on what is there since somebody pays for it, or since whoever looks may like it: a line or a label with nothing
 * else, but for a sign, whom it is by, or a name before a sign.
 */
export const SUGGESTED = new RegExp(
	String.raw`^(?:.{2,50}\s[·•|–—-]\s*)?(?:${PAID}|${SUGGESTION})(?:\s*[·•|:–—-].{0,40}|\s+(?:av|från|by|from|i samarbete|in partnership).{0,40})?$`,
	'iu',
);
