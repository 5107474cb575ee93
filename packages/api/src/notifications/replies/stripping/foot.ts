import { plain } from './attributions';

/** A signature that is longer is no signature. */
const SIGNATURE_MAX = 40;
/** One that begins with two hyphens without the blank behind them may be something else, so it must be short. */
const DOUBTFUL_MAX = 12;
/** Lines of an address, telephone and job title below a name. */
const CONTACT_MAX = 12;
const CONTACT_LINE_MAX = 120;
/** A signature below small print below a signature: each program on the way adds one. */
const ROUNDS = 4;
/** What a telephone adds is one short line, or two. */
const DEVICE_LINE_MAX = 90;

/** "Sent from my iPhone", as telephones and mail programs put it below what was typed on them. */
const SENT =
  'sent (?:from|with|via|using)|sent by|get(?= outlook| bluemail| yahoo)|gesendet (?:von|mit|über|vom)|von meinem .{2,40} gesendet|diese nachricht wurde von meinem|envoyé (?:de|depuis|à partir de|avec|via)|envoyée? (?:de|depuis)|(?:obtenir|télécharger|holen sie sich)(?= outlook)|enviado (?:desde|con|de|do|a partir d[oe]|via|através d[oe])|(?:obtener|obter|baixar)(?= o? ?outlook)|inviato (?:da|dal|con|tramite)|(?:scarica|ottieni)(?= outlook)|verzonden (?:vanaf|met|via|door)|verstuurd (?:vanaf|met|via)|download(?= outlook)|sendt (?:fra|med|via)|(?:hent|få)(?= outlook)|skickat (?:från|med|via)|skickades från|hämta(?= outlook)|lähetetty|wysłan[eoay] (?:z|przy użyciu|ze)|pobierz(?= outlook)|odesláno (?:z|ze|pomocí)|odoslané z|küldve|trimis (?:de pe|din)|отправлено (?:с|из|через)|отправлен[оа]? с|надіслано (?:з|із)|изпратено от|στάλθηκε από|enviat des de|poslano (?:s|z)|gửi từ|dikirim dari|أُ?رسل(?:ت)? من|נשלח מ';
const DEVICE =
  'iphon|ipad|ipod|apple watch|\\bmac\\b|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|pixel|nokia|motorola|sony|xperia|htc|lg\\b|blackberry|bb10|windows|surface|outlook|yahoo|aol|proton ?mail|proton mail|gmail|gmx|web\\.de|freenet|t-online|spark|airmail|k-9|k9|fairemail|thunderbird|mailspring|newton|edison|bluemail|blue mail|mail\\.ru|mail app|mail for|mail para|mail per|mail voor|mail pour|yandex|hey\\b|fastmail|zoho|tutanota|tuta\\b|smartphone|handy|telefon|téléphone|teléfono|telemóvel|telefoon|telefono|celular|móvil|mobile|mobil|phone|tablet|device|gerät|appareil|dispositivo|apparaat|puhelin|matkapuhelin|телефон|мобильн|устройств|tlf|desktop mail|postbox|emclient|em client|orange|la poste|bouygues|telegram|canary|superhuman|webmail|roundcube|secure email';
const DEVICE_LINE = new RegExp(`^(?:[-—–_*\\s]*)(?:${SENT})\\s?.*(?:${DEVICE})`, 'iu');
/** Languages in which the device comes first, or that need no words around it. */
const DEVICE_ELSEWHERE =
  /^(?:.{0,30}(?:iphone|ipad|android|galaxy|xperia|スマートフォン|스마트폰|手机|手機)[^.!?]{0,20}(?:から送信|から送信され(?:た|ました)|에서 보냄|에서 보낸.{0,10}|傳送|发送|發送|'?[dn]an gönderildi|'?umdan gönderildi|'?imden gönderildi|öğesinden gönderildi|sta lähetetty)\.?|(?:发自|發自|从|從|自)(?:我的)?\s?.{0,30}(?:发送|發送|傳送|iphone|ipad|android|手机|手機|邮箱大师|outlook).{0,20}|(?:나의|내)\s?.{0,20}에서 보냄|iphone(?:'umdan|umdan) gönderildi|lähetetty (?:iphonesta|ipadista).{0,30}|yahoo!?メール.{0,30}|von (?:meinem|unterwegs).{2,40} gesendet|.{1,60} reacted via gmail|(?:mail|mailed) from my .{2,40}|typed on (?:my|a) .{2,40}|(?:excuse|pardon|sorry for|apologies for|please excuse).{0,40}(?:typos|brevity|spelling|autocorrect|errors).{0,60}|entschuldig.{0,40}(?:tippfehler|kürze).{0,40})$/iu;
const LINKED =
  /^<?https?:\/\/(?:aka\.ms|go\.onelink\.me|mail\.onelink\.me|overview\.mail\.yahoo|proton\.me|protonmail\.com|www\.avast\.com|sparkmailapp\.com|www\.google\.com\/gmail\/about|www\.gmx\.net|www\.avg\.com)\S*>?$/iu;

/** "Sent from my desk, it is easier" is something that somebody says. */
const SENTENCE = /[!?]$|, |; /;

function isDeviceLine(text: string): boolean {
  if (text.length > DEVICE_LINE_MAX * 10) return false;
  if (LINKED.test(plain(text))) return true;
  const line = plain(text)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*<https?:[^>]*>/g, '')
    .trim();
  if (line.length > DEVICE_LINE_MAX) return false;
  return (DEVICE_LINE.test(line) && !SENTENCE.test(line)) || DEVICE_ELSEWHERE.test(line);
}

/** Words of which small print has several; a sentence about a confidential matter has one. */
const SMALL_PRINT: RegExp[] = [
  /confiden|vertraulich|vertrouwelijk|fortrolig|konfidentiell|sekretess|riservat|poufn|důvěrn|luottamuksell|bizalmas|конфиденциальн|конфіденційн|εμπιστευτικ|gizli|机密|保密|機密|秘密|기밀|סוד|سري/iu,
  /intended (?:recipient|solely|only|for)|addressee|named recipient|bestimmt|adressat|empfänger|destinataire|destinatari|destinatário|geadresseerde|ontvanger|bestemd|beregnet for|tiltenkt|modtager|mottaker|mottagare|avsedd|adresat|odbiorc|příjemc|címzett|vastaanottaj|получател|адресат|одержувач|παραλήπτ|alıcı|收件人|收件者|受信者|宛先|수신인|수신자/iu,
  /(?:e-?mail|message|communication|nachricht|courriel|mensaje|correo|mensagem|messaggio|bericht|besked|melding|meddelande|wiadomość|zpráv|üzenet|viesti|сообщени|письм|повідомленн|μήνυμα|ileti|posta|邮件|郵件|メール|메일).{0,80}(?:attach|anhang|anhänge|anlage|pièces? jointe|adjunt|anexo|allegat|bijlage|vedhæft|vedlegg|bifog|bilag|załącz|příloh|mellékl|liite|вложен|додат|συνημμέν|ek\b|ekleri|附件|添付|첨부)/isu,
  /(?:received|erhalten|reçu|recibid|recebid|ricevut|ontvangen|modtaget|mottatt|mottagit|otrzym|obdržel|získal|kapta|saanut|получил|отримал|λάβατε|aldıysanız|收到|受信|수신).{0,60}(?:in error|by mistake|irrtümlich|fälschlich|versehentlich|par erreur|por error|por engano|por erro|per errore|abusievelijk|ten onrechte|per vergissing|ved en? feil|ved en? fejl|av misstag|felaktigt|omyłkow|przez pomyłkę|omylem|tévedés|erehdyksessä|ошибк|помилк|λάθος|yanlışlıkla|误|誤|잘못)|in error.{0,60}received/isu,
  /delete|destroy|löschen|vernichten|supprimer|détruire|eliminar|borrar|destruir|apagar|cancell|distrugg|verwijder|vernietig|slette|radera|usunąć|usuń|smaž|vymaž|töröl|poista|tuhoa|удалит|уничтож|видал|διαγράψ|silin|删除|刪除|削除|삭제/iu,
  /unauthori[sz]ed|strictly prohibited|disclos|copying|dissemination|unbefugt|unzulässig|nicht gestattet|untersagt|interdit|divulg|prohibid|proibid|vietat|divulgaz|verboden|openbaarmaking|forbudt|förbjud|zabron|rozpowszech|zakázán|tilos|kielletty|запрещ|заборон|απαγορεύ|yasak|禁止|금지|转发|無断/iu,
  /liabilit|liable|haftung|responsabilit|responsabilidad|aansprakelijk|ansvar|odpowiedzialno|odpovědnost|felelősség|ответственност|sorumluluk/iu,
];
/** Sentences that are small print by themselves, however short. */
const SMALL_PRINT_ALONE =
  /^(?:please consider the environment before printing|think before you print|save a tree|(?:bitte )?(?:denken sie an die umwelt|prüfen sie.{0,40}(?:ausgedruckt|drucken))|pensez à l['’]environnement|avant d['’]imprimer|antes de imprimir|piense en el medio ambiente|prima di stampare|denk aan het milieu|tänk på miljön|tenk på miljøet|virus-?free|virenfrei|sans virus|libre de virus|livre de vírus|this (?:e-?mail|message) has been (?:scanned|checked) (?:for|by)|scanned by|diese e-mail wurde (?:von|auf viren)|l['’]absence de virus|ce courrier électronique ne contient aucun virus|este correo electrónico ha sido comprobado|registered (?:office|in england|charity)|company (?:registration|reg\.?) (?:no|number)|(?:sitz der gesellschaft|amtsgericht|registergericht|handelsregister|ust-?id)|caution: this e-?mail|\[?external(?: e-?mail)?\]?$|to unsubscribe from this (?:group|list)|you received this message because you are subscribed)/iu;

const RULE = /^[\s\\]*(?:(?:\\?[_*=~#•·]){3,}|-{4,}|[—–]{2,}|\* \* \*)[\s\\]*$/u;

/** As a rule becomes in Markdown. */
const RULE_LEFT = /^(?:---+|\* \* \*|\*{3,}|_{3,})$/;

/** Hits that make a paragraph small print. */
const ENOUGH = 3;
/** Shorter than this nobody's lawyer wrote it. */
const SMALL_PRINT_MIN = 60;

const isSmallPrint = (paragraph: string): boolean =>
  SMALL_PRINT_ALONE.test(paragraph) ||
  (paragraph.length >= SMALL_PRINT_MIN &&
    SMALL_PRINT.filter((word) => word.test(paragraph)).length >= ENOUGH);

/** With these people end a letter. What follows is a name, and below that who they are. */
const CLOSING =
  /^(?:(?:(?:kind|kindest|best|warm|warmest|many|with (?:kind|best|warm)) )?(?:regards|wishes|thanks)|best|cheers|thanks(?: again)?|thank you|sincerely(?: yours)?|yours(?: sincerely| faithfully| truly)?|all the best|take care|(?:mit )?(?:freundliche[nm]?|beste[nm]?|herzliche[nm]?|liebe|viele|schöne) grü(?:ß|ss)en?|gru(?:ß|ss)|lg|mfg|vg|(?:bien )?cordialement|bien à (?:vous|toi)|salutations.{0,30}|amicalement|merci|(?:un )?(?:cordial )?saludos?|(?:saludos|atentamente|un abrazo|gracias).{0,20}|(?:com os )?(?:melhores )?cumprimentos|atenciosamente|abraços?|obrigad[oa]|(?:cordiali|distinti|cari) saluti|saluti|grazie|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|(?:med )?(?:venlig|vennlig|vänlig|bedste|beste|bästa) (?:hilsen|hilsener|hälsning|hälsningar)|(?:mvh|vh|hilsen|hälsningar)|(?:z )?(?:pozdrawiam|poważaniem|pozdrowieniami).{0,10}|(?:s )?(?:pozdravem|pozdravom)|üdvözlettel|terveisin|ystävällisin terveisin|с уважением|з повагою|με εκτίμηση|saygılarımla|此致|敬具|よろしくお願い(?:いた)?します。?|以上)\s*[,.!，、。]?$/iu;
/** A line below the name that says where somebody is reached or what they are. */
const CONTACT =
  /(?:^|\s)(?:t|tel|tel\.|m|mob|f|fax|p|ph|e|d|w|phone|mobile|telefon|tél|téléphone|handy|cell|direct|office)\s?[.:|]\s?\+?[\d(]|\+\d[\d ()./-]{6,}|\b0\d{1,4}[ /-]\d[\d -]{4,}|[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?:\/\/|www\.)\S+/iu;

/**
 * Without what stands below a letter: signature, what a telephone adds, small print, how somebody is reached. The
 * closing and the name stay: people say goodbye.
 * @param certain only what is certain: a signature in the form that RFC 3676 gives it
 */
export function withoutFoot(lines: readonly string[], certain = false): string[] {
  let left = withoutSignature(trimEnd(lines), certain);
  if (certain) return left;
  for (let round = 0; round < ROUNDS; round += 1) {
    left = withoutDeviceLines(left);
    left = withoutSmallPrint(left);
    left = withoutSignature(left, false);
    // Nothing stands below it any more.
    while (left.length > 1 && RULE_LEFT.test(left.at(-1) ?? '')) left = trimEnd(left.slice(0, -1));
  }
  return trimEnd(withoutContact(left));
}

/** Whoever thanks in the middle of a letter goes on with a sentence, in which few words have capitals. */
function isName(text: string): boolean {
  const line = plain(text);
  const words = line.split(/[\s,|/–—-]+/).filter((word) => /\p{L}/u.test(word));
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length <= 8 && !/[:!?]$/.test(line) && (words.length <= 2 || small * 2 <= words.length)
  );
}

/** Not a line of an address: too long, in a list, or ending as sentences do. */
const isSaid = (text: string): boolean => {
  const line = plain(text);
  const words = line.split(/\s+/).length;
  return (
    text.length > CONTACT_LINE_MAX ||
    /^(?:[-*+]|\d{1,2}[.)])\s+\p{L}/u.test(line) ||
    /[!?:]$/.test(line) ||
    (words >= 5 && /\.$/.test(line))
  );
};

const isEmpty = (line: string | undefined): boolean => plain(line ?? '') === '';

function trimEnd(lines: readonly string[]): string[] {
  return lines.slice(0, lines.findLastIndex((line) => !isEmpty(line)) + 1);
}

/** From two hyphens and a blank on; of code, where they begin a comment, only what stands outside. */
function withoutSignature(lines: string[], certain: boolean): string[] {
  let fenced = false;
  for (const [at, line] of lines.entries()) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) continue;
    const rest = lines.length - at - 1;
    if (/^\\?-\\?-[ \u00a0]+$/.test(line) && rest <= SIGNATURE_MAX)
      return trimEnd(lines.slice(0, at));
    if (certain) continue;
    const bare =
      /^\s*(?:\\?-\\?-|—|––?)\s*$/.test(line) && (at === 0 || isEmpty(lines[at - 1]) || rest <= 4);
    const drawn = /^\s*(?:(?:\\?_){2}|(?:\\?_){20,})\s*$/.test(line) && isEmpty(lines[at - 1]);
    if ((bare || drawn) && rest <= DOUBTFUL_MAX) return trimEnd(lines.slice(0, at));
  }
  return lines;
}

function withoutDeviceLines(lines: readonly string[]): string[] {
  let left = trimEnd(lines);
  while (left.length > 0 && isDeviceLine(left.at(-1) ?? '')) left = trimEnd(left.slice(0, -1));
  // A line that was folded: the device is named in its second half.
  const [above = '', last = ''] = left.slice(-2);
  if (left.length > 1 && !isEmpty(above) && isDeviceLine(`${above.trim()} ${last.trim()}`)) {
    if (new RegExp(`^(?:${SENT})`, 'iu').test(plain(above))) left = trimEnd(left.slice(0, -2));
  }
  return left;
}

/** Paragraph by paragraph from the end, together with the rule that is drawn above them. */
function withoutSmallPrint(lines: readonly string[]): string[] {
  let left = trimEnd(lines);
  for (;;) {
    const from = left.findLastIndex(isEmpty) + 1;
    const paragraph = left.slice(from);
    if (paragraph.length === 0) return left;
    // A rule may stand right above the words, without an empty line.
    const rule = paragraph.findIndex((line) => RULE.test(line));
    const words = plain(paragraph.slice(rule + 1).join(' '));
    if (words !== '' && isSmallPrint(words)) {
      left = trimEnd(left.slice(0, rule >= 0 ? from + rule : from));
      if (RULE.test(left.at(-1) ?? '')) left = trimEnd(left.slice(0, -1));
    } else {
      return left;
    }
  }
}

/** Below a closing and a name: lines of which at least one tells how somebody is reached. */
function withoutContact(lines: readonly string[]): string[] {
  const left = trimEnd(lines);
  const first = Math.max(0, left.length - CONTACT_MAX - 2);
  for (let at = left.length - 2; at >= first; at -= 1) {
    if (!CLOSING.test(plain(left[at] ?? ''))) continue;
    const name = left.findIndex((line, index) => index > at && !isEmpty(line));
    const below = left.slice(name + 1).filter((line) => !isEmpty(line));
    if (!isName(left[name] ?? '') || below.some(isSaid)) return left;
    const reached = below.some((line) => CONTACT.test(plain(line)));
    return reached ? trimEnd(left.slice(0, name + 1)) : left;
  }
  return left;
}
