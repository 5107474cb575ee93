/**
 * How mail programs say whose words follow, in the languages that they speak. Every expression is tried on one line of
 * bounded length and looks for words in their order, so none of them takes long whatever the text is.
 */

/** Longer than any program's line, name and address included. */
const LINE_MAX = 400;

/** Verbs with which a line ends that leads a quotation in; before them stand a date and a name. */
const WROTE =
  /(?:wrote|writes|schrieb|schreibt|geschrieben|a écrit|écrit|écrivait|escribió|escribio|ha escrito|escreveu|ha scritto|scrisse|scritto|schreef|geschreven|skrev|har skrivit|skrifaði|kirjoitti|napisał(?:\(a\)|a|\/a)?|pisze|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|írta|írt|a scris|написал(?:\(а\)|а)?|пише(?:т)?|написав|написа|έγραψε|şunu yazdı|yazdı|escriu|va escriure|idatzi du|je napisal(?:\(a\)|a)?|je napisao(?:\/la)?|rašė|rakstīja|kirjutas|viết|đã viết|menulis|写道|寫道|のメール|のメッセージ|は書きました|が書きました|さんは書きました|님이 작성|작성|에 쓴 글|เขียน(?:ว่า)?|כתב(?:ה|\/ה)?|كتب(?:ت)?|نوشت)\s*[:：]?\s*(?:-*|<br>)?$/iu;

/** Others begin with the verb, or with a word for the day, and end with a colon. */
const ON_THE_DAY =
  /^[-\s]*(?:on|am|le|el|il|em|op|den|d\.|på|w dniu|dnia|dne|dňa|pe|ti|ke|to|ma|la|su|在|於|于|il giorno|in data|a data|στις|pada|vào|в|on behalf)\s.*\s(?:wrote|schrieb|écrit|escribió|escribio|escreveu|scritto|schreef|skrev|napisał|pisze|napsal|napísal|kirjoitti|a scris)(?=[\s:：(]).*[:：]\s*$/iu;
const CYRILLIC_DAY =
  /^\s*(?:(?:пн|вт|ср|чт|пт|сб|вс|нд)[.,\s]|понедельник|вторник|сред|четверг|пятниц|суббот|воскресенье|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\s+[а-я]+\s+\d{4}).*(?:[:：]|пишет|написал|пише)\s*$/iu;
/** "2026年3月2日(月) 10:00 Inês <ines@…>:" and the like name nobody's verb, but a date and an address. */
const DATE_AND_ADDRESS =
  /^(?=.*(?:\d{4}[-/.年]\s?\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}|\d{1,2}\s\p{L}{3,}\.?\s\d{4}|\p{L}{3,}\.?\s\d{1,2},?\s\d{4}|\d{4}\.\s\p{L}{3,}\.?\s\d{1,2}))(?=.*(?:<[^<>\s]+@[^<>\s]+>|\(?[\w.+-]+@[\w.-]+\)?)).*[:：]\s*$/u;
/** "-----Amara <amara@…> wrote: -----" of Notes, and "Amara wrote on 02.03.2026 10:00:00:". */
const NOTES =
  /^(?:-{2,}.*(?:wrote|schrieb|a écrit|escribió|ha scritto|skrev)\s*:?\s*-{2,}|.{2,100}\b(?:wrote|schrieb|schreef|skrev|a écrit)\s+(?:on|am|op|den|le)\s+\d{1,4}[-./].*:)\s*$/iu;

/** The verb in the middle, and a name after it: only with an address, or a whole date before it. */
const IN_THE_MIDDLE =
  /^(?=.*@|[^:]{0,20}\d{1,2}[.\s/-].{0,20}\d{4}).*\s(?:wrote|schrieb|skrev|schreef|écrivait|escribió|escreveu|scrisse|napisał|napsal|kirjoitti)\s.*[:：]\s*$/iu;

/** Asked first, since it costs nothing: how all of them end. */
const ENDS = /(?:[:：>-]|\p{L})$/u;

/** Something by which a line of these is told from a sentence that ends in "wrote:". */
const DATE_OR_ADDRESS = /\d|@|<|\[/;

/** The beginning of a line that goes on below: "On Mon, 2 Mar 2026 at 10:00, Amara Okafor". */
const BEGINS =
  /^[-\s]*(?:on|am|le|el|il|em|op|den|på|w dniu|dnia|dne|dňa|in data|il giorno|στις|pada|vào|\p{L}{2,3}[.,])\s.*(?:\d{1,2}[:.h]\d{2}|\d{4})/iu;

export const beginsAttribution = (text: string): boolean =>
  text.length <= LINE_MAX && BEGINS.test(plain(text));

/** Whether a line, or a few put together, leads a quotation in. */
export function isAttribution(text: string): boolean {
  if (text.length > LINE_MAX) return false;
  const line = plain(text);
  if (line.length < 5 || !ENDS.test(line)) return false;
  if (WROTE.test(line)) return DATE_OR_ADDRESS.test(line);
  return (
    [ON_THE_DAY, CYRILLIC_DAY, DATE_AND_ADDRESS, NOTES, IN_THE_MIDDLE].some((form) =>
      form.test(line),
    ) && /\d/.test(line)
  );
}

/** A line of this by itself comes only above lines that are marked as quoted: "Amara wrote:". */
export function isShortAttribution(text: string): boolean {
  if (text.length > LINE_MAX) return false;
  const line = plain(text);
  return (
    isAttribution(line) ||
    isForwarded(line) ||
    WROTE.test(line) ||
    /^[^.!?]{2,80}<[^<>\s]+@[^<>\s]+>\s*[:：]?$/.test(line)
  );
}

const ORIGINAL =
  /^[\s>*_]*-{2,}\s*(?:original|original message|original appointment|reply message|ursprüngliche nachricht|originalnachricht|original-nachricht|message d['’]origine|message original|message initial|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|origineel bericht|oprindelig (?:besked|meddelelse)|ursprungligt meddelande|originalmeddelande|opprinnelig melding|original melding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|pôvodná správa|eredeti üzenet|mesaj original|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|αρχικό μήνυμα|özgün ileti|orijinal mesaj|原始邮件|原邮件|邮件原件|原始郵件|元のメッセージ|オリジナルメッセージ|원본 메시지|원본 메일|thư gốc|ข้อความดั้งเดิม|ההודעה המקורית|الرسالة الأصلية)\s*-{2,}[\s*_]*$/iu;

/** Whether a line says that the message that is answered follows, in full. */
export const isOriginalMessage = (text: string): boolean =>
  text.length <= LINE_MAX && ORIGINAL.test(plain(text));

const FORWARDED =
  /^[\s>*_]*(?:-{2,}\s*)?(?:forwarded (?:message|by)|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|début du message (?:réexpédié|transféré)|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|videresendt (?:besked|melding)|vidarebefordrat meddelande|przekazana wiadomość|wiadomość przekazana|пересланное сообщение|转发的邮件|轉寄郵件|転送されたメッセージ|転送メール|전달된 메일)\s*[:：]?\s*(?:-{2,})?[\s*_]*$/iu;

/** Whether a line says that a message follows that is passed on. */
export const isForwarded = (text: string): boolean =>
  text.length <= LINE_MAX && FORWARDED.test(text);

/** What the lines above a message that is answered begin with, when a program writes them like a letterhead. */
const FROM =
  /^(?:from|von|de|desde|da|van|fra|från|od|nadawca|lähettäjä|feladó|expéditeur|remitente|remetente|mittente|afzender|afsender|avsändare|от|отправитель|від|από|kimden|gönderen|发件人|寄件者|寄件人|差出人|送信元|보낸\s?사람|보낸이|مِن|من|מאת|จาก|từ)\s*[:：]/iu;
const BESIDE_FROM =
  /^(?:sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|kopie|envoyé(?: le)?|date|à|objet|cc|enviado(?: el| em|: el)?|fecha|para|asunto|data|assunto|inviato|a|oggetto|verzonden|datum|aan|onderwerp|sendt|dato|til|emne|skickat|till|ämne|kopia|wysłano|wysłane|data|do|temat|dw|lähetetty|päivämäärä|vastaanottaja|aihe|küldve|címzett|tárgy|odesláno|komu|předmět|predmet|отправлено|дата|кому|тема|копия|надіслано|στάλθηκε|ημερομηνία|προς|θέμα|gönderildi|gönderme tarihi|tarih|kime|konu|发送时间|发送日期|日期|时间|收件人|抄送|主题|傳送日期|寄件日期|收件者|副本|主旨|送信日時|日付|日時|宛先|件名|받는\s?사람|보낸\s?날짜|날짜|제목|تاريخ|إلى|الموضوع|נשלח|תאריך|אל|נושא|วันที่|ถึง|เรื่อง|ngày|đến|chủ đề)\s*[:：]/iu;

/** Whether a line is of a letterhead, below the sender or above: when, to whom, about what. */
export const isBesideSender = (text: string): boolean =>
  text.length <= LINE_MAX && BESIDE_FROM.test(plain(text));

/** The sign by which a block of such lines is told from an enumeration: an address, or a date with a time. */
const BLOCK_PROOF = /@|\d{1,2}[:.h]\d{2}|\d{4}/;
/** Lines of one block; programs fold long lists of recipients. */
const BLOCK_MAX = 12;

/**
 * Whether a letterhead begins here: who, when, to whom, about what. Two of its lines are not enough: "From: Monday,
 * To: Friday" is a sentence.
 */
export function isLetterhead(lines: readonly string[], at: number): boolean {
  if ((lines[at] ?? '').length > LINE_MAX) return false;
  const first = plain(lines[at] ?? '');
  if (!FROM.test(first)) return false;
  let beside = 0;
  let proof = BLOCK_PROOF.test(first);
  let empty = 0;
  for (const text of lines.slice(at + 1, at + BLOCK_MAX)) {
    const line = plain(text.slice(0, LINE_MAX));
    // Made of HTML, each of its lines may be a paragraph.
    empty = line === '' ? empty + 1 : 0;
    if (empty > 1) break;
    if (BESIDE_FROM.test(line)) {
      beside += 1;
      proof ||= BLOCK_PROOF.test(line);
    }
  }
  return beside >= 2 && proof;
}

/** Without what stands around and within a line for its looks: marks of weight, unseen signs, escapes of Markdown. */
export const plain = (line: string): string =>
  line
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f\u3000\t]/g, ' ')
    .replace(/\\(?=[\p{P}\p{S}])/gu, '')
    .replace(/\*\*|__|^\*|(?<=[:：])\*/g, '')
    .trim();
