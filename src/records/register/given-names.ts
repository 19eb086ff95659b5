/**
 * Given names that are common in Sweden, so that a person is not written where a function belongs. A name that is not here is
 * found by its surname, or not at all: the register asks people for functions, and this catches the usual slip.
 */
const NAMES = `
adam agneta agnes ahmad ahmed ali alice alma amanda amina amir anders andreas angelica anita ann anna anneli annelie annette annika
anton arne arvid astrid axel barbro beatrice bengt berit bertil birger birgit birgitta björn bo bodil britt britta bror börje
camilla carina carin carl carola caroline cecilia charlotta charlotte christer christian christina christoffer claes conny
dag dagmar dan daniel david dennis ebba edith edvin egon einar elias elin elina elisabet elisabeth ella ellen elsa elsie emelie
emil emilia emma eric erica erik erika ester eva evelina evert fabian fadi fatima felicia felix filip fredrik frida fredrika
gabriel gabriella georg gerd gert gertrud gudrun gun gunborg gunilla gunnar gunnel gustaf gustav göran gösta hamza hampus hanna hans
harald harriet hassan helen helena helene helge henrik henning henry hugo håkan ibrahim ida inga inge ingegerd ingemar inger ingrid
ingvar irene isabella isak ivar jakob jan jane janne jasmine jenny jens jeanette jerker jesper jimmy joakim jochen johan johanna john
johnny jonas jonathan jonny josef josefin josefine julia jörgen kai karim karin karl karolina katarina katja kenneth kenny kent kerstin
khaled kim kjell klara klas kristian kristin kristina kristoffer krister kurt lars lasse leif lena lennart leo leon leonard liam lilian
lina linda linnea linnéa linus lisa lisbeth liv louise love lovisa lotta lotten lucas ludvig lukas madeleine magdalena magnus maj maja
malin malte marcus margareta margaretha margit maria marianne marie marika marita markus marina martin martina mathias matilda mats
mattias maud max maximilian mehdi melker mia michael mikael mikaela milan mohamad mohamed mohammad mohammed moa mona monica monika morgan
muhammad mustafa märta måns nadia natalie nathalie nils nina nicklas niklas nour olle ola olav oliver olivia olof omar oscar oskar otto
ove patrik paul pauline per pernilla peter petra petter pia pontus ragnar ragnhild rasmus rebecka reza rickard rikard robert robin roger
roland rolf ronny roy rune rut ruth saga samir samuel sandra sara sarah sebastian selma signe sigrid sigvard siri sixten sofia sofie solveig
sonja stefan stella sten stig stina sture sune susanna susanne svante sven sylvia tage tatjana teodor terese therese theodor thomas tilda tim
tina tobias tom tomas tommy tor torbjörn tord tore torsten tove tuva tyra ulf ulla ulrica ulrika urban ursula uno vanja vera veronica veronika
victor victoria viktor viktoria vilgot ville vilma vincent viola viveka wilhelm william wilma yasmin ylva yngve yusuf yvonne zahra åke åsa
örjan östen`;

/** In lower case. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
