/** Verbs that show, and what of; in the languages of the north and the large ones. */
const SHOW =
	'visa|läs|ladda|hämta|load|se|vis|les|se|læs|näytä|lue|lataa|show|see|read|view|mehr|alles?|weitere|voir|afficher|lire|ver|leer|mostrar|mostra|leggi|pokaż|zobacz|czytaj|lees|toon|meer|čájet|čájehit|loga|geahča|viečča';
const MORE =
	'mer|mera|mere|fler|flere|alla|alle|hela|hele|resten|more|all|full|rest|lisää|enemmän|koko|loput|kaikki|anzeigen|lesen|ganzen?|plus|suite|tout|más|todo|mais|tudo|più|tutto|więcej|całość|meer|verder|lezen|weergeven|tidigare|previous|earlier|älteren|kommentar\\p{L}*|comments?|svar\\p{L}*|repl(?:y|ies)|kommentteja|vastau\\p{L}*|eanet|eambbo|buot|viidáseappot|kommeant\\p{L}*|vástádus\\p{L}*|antworten|réponses?|respuestas?|komentarz\\p{L}*';
/** What the rest is the rest of. A page of somebody else's is not meant. */
const WHAT =
	'(?:av |of )?(?:inlägg(?:et)?|text(?:en)?|artikel(?:n)?|nyhet(?:en)?|innehåll(?:et)?|info(?:rmation)?|beskrivning(?:en)?|bildtext(?:en)?|opslag(?:et)?|innlegg(?:et)?|the )?(?: ?(?:post|article|story|text|description|caption|message))?|(?:den )?(?:ganzen )?(?:beitrag|artikel|text)|julkaisu|viesti|teksti|kuvaus';
const WHOLE = [
	`(?:${SHOW})(?!\\p{L}).*(?<!\\p{L})(?:${MORE})(?!\\p{L})(?: (?:${WHAT}))?`,
	'(?:visa|show|view|see|se)\\s+\\d+(?!\\d).*',
	'mer|more|mehr|plus|meer|lisää|mehr anzeigen|fortsätt(?: läsa)?|läs vidare|continue reading|read on|weiterlesen|lire la suite|leer más',
	'hela (?:inlägget|texten|artikeln|nyheten)|resten av (?:inlägget|texten)',
	'(?:fäll ut|veckla ut|expandera|utvid|udvid|expand|ausklappen|aufklappen|laajenna|déplier|expandir|rozwiń|uitklappen)(?:,? (?:här|here|hela|all|the|this|to|för|toggle|inlägg(?:et)?|text(?:en)?|innehåll(?:et)?|post|comments?|kommentar(?:er|en)?|content|section|svar(?:et)?|repl(?:y|ies)|thread|tråd(?:en)?|read|show|see|att|läsa?|visa|more|mer))*',
	`\\d+\\s+(?:kommentar(?:er)?|comments?|svar|repl(?:y|ies))\\s*[-–—·|:,]\\s*(?:${SHOW})(?!\\p{L})(?!.*(?:färre|mindre|fewer|less)(?!\\p{L})).{0,20}`,
	'\\d+\\s+(?:kommentar(?:er)?|comments?|svar|repl(?:y|ies)|gömda?|dolda?|skjult\\p{L}*|hidden|piilotettua?)',
	'(?:svar|replies|antworten|réponses|respuestas|vastauks\\p{L}*)\\s*[(:·]?\\s*\\d+\\)?',
	'(?:kommentarer|comments|kommentare|commentaires|comentarios|komentarze)\\s*[(:·]?\\s*[1-9]\\d*\\)?',
	'\\d+\\s+(?:fler|andra|flere|more|further|weitere|autres|más)\\s+(?:kommentar(?:er)?|comments?|svar|repl(?:y|ies)|antworten|réponses?|respuestas?)',
	'fler (?:kommentarer|svar)|more (?:comments|replies)|(?:mer|more)\\s*(?:…|\\.\\.\\.|⌄|▾|▼)',
	'(?:visa|vis) (?:ändå|likevel|alligevel|innehåll(?:et)?|bild(?:en|er)?)|(?:show|view) (?:anyway|content|photos?|media)|näytä silti|trotzdem anzeigen',
	'.{0,60}(?:klicka|tryck|klikk|klik) för att visa|.{0,60}(?:click|tap) to (?:show|view|reveal)',
	'(?:(?:عرض|إظهار|قراءة|اقرأ|شاهد) )?المزيد|(?:عرض|إظهار) .{0,20}(?:تعليق|ردود|رد(?!\\p{L})).{0,20}|(?:(?:קרא|קראו|הצג|הראה|ראה|עוד) )?עוד|(?:הצג|הראה) .{0,20}תגוב.{0,20}',
	'показать (?:ещё|еще|полностью)|もっと見る|続きを読む|더 ?보기',
].join('|');

/** What unfolds text, comments or replies, as a whole label. */
export const UNFOLD = new RegExp(
	`^(?:…|⋯|\\.\\.\\.|[—–-])?\\s*(?:${WHOLE})\\s*(?:…|⋯|\\.\\.\\.|⌄|▾|▼|[→➔›»↓]|\\(\\d+(?: [^()]{1,30})?\\))?$`,
	'iu',
);

/** No more than “Mer”, and not of what. */
export const BARE_MORE = /^(?:mer|mera|more|mehr|plus|meer|lisää|więcej)$/iu;

/** What shows a picture larger. */
export const ENLARGES =
	/^(?:(?:expandera|expand)(?: (?:the|this))? (?:bild(?:en)?|images?|picture|photo|foto(?:t)?)|(?:förstora|enlarge|vergrößern)(?: .{1,20})?)$/iu;

/** A list of comments by its name alone; pressed where the control says that it opens and closes something. */
export const COMMENT_LIST =
	/^(?:(?:alla|all) )?(?:\d[\d .,]* )?(?:kommentarer(?:na)?|kommentarsfält(?:et)?|comments|replies|discussions?|diskussion(?:en)?|kommentare|commentaires|comentarios|komentarze)(?: ?[(:]? ?\d[\d .,]*\)?)?$/iu;
/** What folds again, posts, likes, follows, leaves, buys, signs in, sends or fetches files, or says who may see a thing. Never pressed. */
export const NEVER =
	/^(svara|reply|gilla|like|unlike|följ|follow|unfollow|dela|share|repost|boost|skicka|send|publicera|post|rapportera|report|ta bort|delete|remove|redigera|edit|logga|log ?in|sign|registrera|register|skapa|create|prenumerera|subscribe|köp|buy|betala|pay|blockera|block|spara|save|visa mindre|show less|see less|läs mindre|dölj|hide|översätt|translate|visa översättning|see translation|kommentera$|comment$|skriv|write|(?:ladda|last|hämta) (?:upp|ne[rd]|hem|opp)(?!\p{L})|(?:up|down)load)|^(?:visa|vis|show)(?: .*)? (?:för|for|to) (?:alla|alle|all|andra|andre|others|fler|flere|vänner|friends|följare|followers|everyone|every ?body|more people)$/iu;

/** What puts other words in the place of the post's own, or those back, wherever it says so. Never pressed. */
export const TRANSLATES =
	/översätt|translat|käännö|käännä|oversett|oversæt|übersetz|tradu[icz]|przetłum|vertaal|(?<!\p{L})(?:på|in|auf|en|til|po) (?:svenska|engelska|finska|swedish|english|finnish|schwedisch|englisch|anglais|suédois|inglés|sueco|engelsk|svensk|norsk|dansk)(?!\p{L})|original(?:et|text|språk| text| language)?$/iu;

/** Has to do with what others say of a post. */
export const COMMENTS =
	/kommentar|comment|komment[te]|\bsvar\b|repl(?:y|ies)|vastau|kommeant|vástádus|dis[ck]ussion|تعليق|ردود|תגוב/i;

/** What a control says whose text, comments or posts did not come, with or without what went wrong before it: “Något gick fel. Försök igen”. */
export const RETRIES =
	/(?:^|[.!:;,…–—-]\s*)(?:försök igen|försök på nytt|ladda om|(?:please )?try again|retry|yritä uudelleen|prøv igjen|prøv igen|erneut versuchen|réessayer|reintentar)[.!…]?$/iu;
