import { stripped } from './stripped';

const quoted = '> Which dressing stays on?\n> We tried foam.\n';
const unmarked = 'Which dressing stays on?\nWe tried foam.\n';

describe('the line above a quotation', () => {
  it.each([
    'On Mon, Mar 2, 2026 at 9:00 AM Amara Okafor <amara@guildhall.example> wrote:',
    'On 2 Mar 2026, at 09:00, Amara Okafor <amara@guildhall.example> wrote:',
    'On Tue, 2011-03-01 at 18:02 +0530, Amara Okafor wrote:',
    'On 2026-03-02 09:00, Amara Okafor wrote:',
    'On Mon, Mar 02, 2026 at 09:00:00AM +0000, Amara Okafor wrote:',
    'On Monday, 2 March 2026 at 09:00:00 GMT, Amara Okafor via Guildhall <a@b.example> wrote:',
    'On Mon, Mar 2, 2026 at 9:00 AM Amara Okafor\n<amara@guildhall.example>\nwrote:',
    'On Mon, Mar 2, 2026 at 9:00 AM Amara Okafor via Guildhall <\namara@guildhall.example> wrote:',
    '---- On Mon, 02 Mar 2026 09:00:00 +0000 Amara Okafor <amara@guildhall.example> wrote ----',
    '---- Amara Okafor <amara@guildhall.example> wrote ----',
    '-----Amara Okafor <amara@guildhall.example> wrote: -----',
    'Amara Okafor <amara@guildhall.example> wrote on 02.03.2026 10:00:00:',
    'Amara Okafor <amara@guildhall.example> writes:',
    'Am Mo., 2. März 2026 um 10:00 Uhr schrieb Amara Okafor <amara@guildhall.example>:',
    'Am 02.03.26 um 10:00 schrieb Amara Okafor:',
    'Am 02.03.2026 um 10:00 schrieb Amara Okafor via Guildhall <\namara@guildhall.example>:',
    'Amara Okafor <amara@guildhall.example> schrieb am Mo., 2. März 2026, 10:00:',
    'Amara Okafor <amara@guildhall.example> schrieb:',
    'Le lun. 2 mars 2026 à 10:00, Amara Okafor <amara@guildhall.example> a écrit :',
    'Le 02/03/2026 à 10:00, Amara Okafor a écrit :',
    'Le 2 mars 2026 à 10:00:00 UTC+1, Amara Okafor <amara@guildhall.example> a\nécrit :',
    'El lun, 2 mar 2026 a las 10:00, Amara Okafor (<amara@guildhall.example>) escribió:',
    'El 02/03/2026 a las 10:00, Amara Okafor escribió:',
    'Em seg., 2 de mar. de 2026 às 10:00, Amara Okafor <amara@guildhall.example>\nescreveu:',
    'Il giorno lun 2 mar 2026 alle ore 10:00 Amara Okafor <amara@guildhall.example> ha scritto:',
    'Il 02/03/2026 10:00, Amara Okafor ha scritto:',
    'Op ma 2 mrt 2026 om 10:00 schreef Amara Okafor <amara@guildhall.example>:',
    'Op 2 mrt. 2026, om 10:00 heeft Amara Okafor <amara@guildhall.example> het volgende geschreven:',
    'Den mån 2 mars 2026 kl 10:00 skrev Amara Okafor <amara@guildhall.example>:',
    'Den 2. mar. 2026 kl. 10.00 skrev Amara Okafor <amara@guildhall.example>:',
    '2. mars 2026 kl. 10:00 skrev Amara Okafor <amara@guildhall.example>:',
    'man. 2. mar. 2026 kl. 10:00 skrev Amara Okafor <amara@guildhall.example>:',
    'ma 2. maalisk. 2026 klo 10.00 Amara Okafor (amara@guildhall.example) kirjoitti:',
    'pon., 2 mar 2026 o 10:00 Amara Okafor <amara@guildhall.example> napisał(a):',
    'W dniu 2.03.2026 o 10:00, Amara Okafor pisze:',
    'po 2. 3. 2026 v 10:00 odesílatel Amara Okafor <amara@guildhall.example> napsal:',
    'пн, 2 мар. 2026 г. в 10:00, Amara Okafor <amara@guildhall.example>:',
    '2 марта 2026 г. 10:00 пользователь Amara Okafor <amara@guildhall.example> написал:',
    'Понедельник, 2 марта 2026, 10:00 +03:00 от Amara Okafor <amara@guildhall.example>:',
    '02.03.2026 10:00, Amara Okafor пишет:',
    'Στις Δευ 2 Μαρ 2026 στις 10:00 π.μ., Amara Okafor <amara@guildhall.example> έγραψε:',
    'Amara Okafor <amara@guildhall.example>, 2 Mar 2026 Pzt, 10:00 tarihinde şunu yazdı:',
    '2026年3月2日(月) 18:00 Amara Okafor <amara@guildhall.example>:',
    '2026/03/02 18:00、Amara Okafor <amara@guildhall.example>のメール:',
    'Amara Okafor <amara@guildhall.example> 于2026年3月2日周一 18:00写道：',
    '在 2026年3月2日，18:00，Amara Okafor <amara@guildhall.example> 写道：',
    'Amara Okafor <amara@guildhall.example> 於 2026年3月2日 週一 下午6:00寫道：',
    '2026년 3월 2일 (월) 오후 6:00, Amara Okafor <amara@guildhall.example>님이 작성:',
    '2026/3/2 Amara Okafor <amara@guildhall.example>',
    'Op 2-mrt.-2026, om 13:18 heeft Amara <amara@guildhall.example> het volgende geschreven:',
    'Vào 14:24 2 tháng 3, 2026, Amara <amara@guildhall.example> đã viết:',
    '2026-03-02 10:00 GMT+01:00 Amara Okafor <amara@guildhall.example>:',
  ])('%s', (line) => {
    expect(stripped(`The wide one.\n\n${line}\n\n${quoted}`)).toBe('The wide one.');
    expect(stripped(`The wide one.\n${line}\n${quoted}`)).toBe('The wide one.');
    // Some programs mark nothing: then all that follows is what is answered.
    if (/(?:@|:\d\d).*[^>]$/s.test(line))
      expect(stripped(`The wide one.\n\n${line}\n\n${unmarked}`)).toBe('The wide one.');
    // And some people write below.
    expect(stripped(`${line}\n${quoted}\nThe wide one.\n`)).toBe('The wide one.');
  });
});

describe('the letterhead of what is answered', () => {
  const heads = [
    [
      'From: Amara <a@b.example>',
      'Sent: Monday, March 2, 2026 9:00 AM',
      'To: Ines',
      'Subject: Dressings',
    ],
    [
      '*From:* Amara [mailto:a@b.example]',
      '*Sent:* Monday, March 2, 2026 9:00 AM',
      '*To:* i@b.example',
      '*Subject:* Dressings',
    ],
    [
      '**From:** Amara \\<a@b.example>',
      '**Date:** Monday, 2 March 2026 at 09:00',
      '**To:** Ines',
      '**Subject:** Dressings',
    ],
    [
      'Von: Amara <a@b.example>',
      'Gesendet: Montag, 2. März 2026 10:00',
      'An: Ines',
      'Betreff: Verbände',
    ],
    [
      'De : Amara <a@b.example>',
      'Envoyé : lundi 2 mars 2026 10:00',
      'À : Ines',
      'Objet : Pansements',
    ],
    [
      'De: Amara <a@b.example>',
      'Enviado: lunes, 2 de marzo de 2026 10:00',
      'Para: Ines',
      'Asunto: Apósitos',
    ],
    [
      'De: Amara <a@b.example>',
      'Enviado: segunda-feira, 2 de março de 2026 10:00',
      'Para: Ines',
      'Assunto: Curativos',
    ],
    [
      'Da: Amara <a@b.example>',
      'Inviato: lunedì 2 marzo 2026 10:00',
      'A: Ines',
      'Oggetto: Medicazioni',
    ],
    [
      'Van: Amara <a@b.example>',
      'Verzonden: maandag 2 maart 2026 10:00',
      'Aan: Ines',
      'Onderwerp: Verband',
    ],
    [
      'Fra: Amara <a@b.example>',
      'Sendt: mandag 2. mars 2026 10:00',
      'Til: Ines',
      'Emne: Bandasjer',
    ],
    ['Från: Amara <a@b.example>', 'Skickat: den 2 mars 2026 10:00', 'Till: Ines', 'Ämne: Förband'],
    [
      'Od: Amara <a@b.example>',
      'Wysłano: poniedziałek, 2 marca 2026 10:00',
      'Do: Ines',
      'Temat: Opatrunki',
    ],
    [
      'Lähettäjä: Amara <a@b.example>',
      'Lähetetty: maanantai 2. maaliskuuta 2026 10.00',
      'Vastaanottaja: Ines',
      'Aihe: Sidokset',
    ],
    ['От: Amara <a@b.example>', 'Отправлено: 2 марта 2026 г. 10:00', 'Кому: Ines', 'Тема: Повязки'],
    ['差出人: Amara <a@b.example>', '送信日時: 2026年3月2日 18:00', '宛先: Ines', '件名: 包帯'],
    ['发件人: Amara <a@b.example>', '发送时间: 2026年3月2日 18:00', '收件人: Ines', '主题: 敷料'],
    [
      '보낸 사람: Amara <a@b.example>',
      '보낸 날짜: 2026년 3월 2일 월요일 18:00',
      '받는 사람: Ines',
      '제목: 드레싱',
    ],
  ];
  it.each(heads.map((head) => [head.join('\n')]))('%s', (head) => {
    for (const above of [
      '',
      '________________________________\n',
      '------------------------------\n',
      '-----Original Message-----\n',
      '  Original Message  \n',
    ]) {
      expect(stripped(`The wide one.\n\n${above}${head}\n\n${unmarked}`)).toBe('The wide one.');
      expect(stripped(`The wide one.\n${above}${head}\n\n${unmarked}`)).toBe('The wide one.');
    }
  });
});

describe('what is below a letter', () => {
  it.each([
    '-- \nrick',
    '--\nRick\nWard 4B',
    'Sent from my iPhone',
    'Sent from my Verizon Wireless BlackBerry',
    'Sent from a magnificent torch of pixels',
    'Sent from Mail for Windows',
    'Sent from Outlook for Android',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Get [Outlook for Android](https://aka.ms/ghei36)',
    'Sent with Proton Mail secure email.',
    'Sent from Yahoo Mail on Android',
    'Gesendet von meinem iPhone',
    'Von meinem iPhone gesendet',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    'Holen Sie sich Outlook für iOS',
    'Envoyé de mon iPhone',
    'Envoyé depuis mon appareil Galaxy',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Sendt fra min iPhone',
    'Skickat från min iPhone',
    'Lähetetty iPhonesta',
    'Wysłane z iPhone’a',
    'Odesláno z iPhonu',
    'Отправлено с iPhone',
    'iPhoneから送信',
    '发自我的 iPhone',
    '나의 iPhone에서 보냄',
    'iPhone’umdan gönderildi',
    'Virus-free. www.avast.com',
    'Please consider the environment before printing this e-mail.',
    '_______________________________________________\nriak-users mailing list\nriak-users@lists.example\nhttps://lists.example/mailman/listinfo/riak-users',
    'This email and any attachments are confidential and intended solely for the addressee. If you have received it in error, please delete it.',
    '**********\nThe information in this message is confidential. If you are not the intended recipient, any disclosure or copying is strictly prohibited.\n**********',
    'Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt. Haben Sie sie irrtümlich erhalten, löschen Sie sie bitte.',
    'Ce message et ses pièces jointes sont confidentiels et destinés à leur destinataire. Si vous l’avez reçu par erreur, merci de le supprimer.',
    'Este mensaje es confidencial y está dirigido exclusivamente a su destinatario. Si lo ha recibido por error, le rogamos eliminarlo.',
    'Questo messaggio è riservato ed è destinato solo ai destinatari. Se lo avete ricevuto per errore, siete pregati di distruggerlo.',
    'Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Als u het ten onrechte hebt ontvangen, verwijder het dan.',
    'Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeśli otrzymali ją Państwo omyłkowo, prosimy ją usunąć.',
  ])('%s', (foot) => {
    expect(stripped(`The wide one.\n\n${foot}\n`)).toBe('The wide one.');
    expect(
      stripped(
        `The wide one.\n\n${foot}\n\nOn 2 Mar 2026, at 9:00, Amara <a@b.example> wrote:\n\n${quoted}`,
      ),
    ).toBe('The wide one.');
  });

  it('keeps the goodbye and the name, and not how somebody is reached', () => {
    const contact = 'Senior nurse\nWard 4B | St Anna\nT +44 20 7946 0000\nwww.example.org';
    expect(stripped(`The wide one.\n\nBest regards,\nInês Carvalho\n\n${contact}\n`)).toBe(
      'The wide one.\n\nBest regards,\nInês Carvalho',
    );
  });
});

describe('words that only look like something else are kept', () => {
  it.each([
    'this is an email with a correct -- signature.',
    'Here is another email\n\nSent from my desk, is much easier then my mobile phone.',
    'On your remote host you can run:\n\n     telnet 127.0.0.1 52698\n\nThis should connect to TextMate.',
    'In 2019 the guideline wrote:\n\nNever on wet skin.',
    'At 10:00 she wrote:\n\nNo change since the morning.',
    'On Monday she wrote:\n\nNo change.',
    'From: Monday\nTo: Friday\n\nwe are open.',
    'Two parts\n\n---\n\nof one answer\n\n***\n\nand a third\n\n___\n\nend',
    'A heading\n---\n\ntext\n\nAnother\n===\n\ntext',
    '> we tried foam\n\nSo did we.',
    '> one\n\nYes.\n\n> two\n\nNo.',
    'The report is confidential.',
    'Regards to everybody on the ward; what I meant was the second one.\n\nAnd a third thing.',
    'Best,\nInês',
    'Thanks!\n\n- one\n- two',
    '```sql\n-- \nselect 1; -- done\n```',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    'See https://example.org/?a=1\nand write to help@example.org:\n\nthey know.',
    'Call me: +44 20 7946 0000',
    '1. From: the store\n2. To: the ward\n3. Subject: none',
    'He said: "Original message" is a strange name.',
    'Subject: dressings\n\nI would go for the wide one.',
    'Forwarded message for Ravi: come early.',
    'Begin forwarded message:\n\nFrom: Vendor <v@example.org>\n\nOut of stock.',
    'x'.repeat(5_000),
  ])('%s', (text) => {
    expect(stripped(text)).toBe(text);
  });
});

it('takes a signature around a text off it', () => {
  const armoured = [
    ...[
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA512',
      '',
      'The wide one.',
      '',
      '- -- ',
      'Ines',
    ],
    ...['-----BEGIN PGP SIGNATURE-----', '', 'iQIz', '-----END PGP SIGNATURE-----', ''],
  ].join('\n');
  expect(stripped(armoured)).toBe('The wide one.');
});

it('never posts the quoted mail whole, and says where it was shortened', () => {
  const long = Array.from({ length: 40 }, (_, at) => `> line ${at}`).join('\n');
  const text = stripped(
    `Hi\n\nOn 2 Mar 2026, at 9:00, Amara <a@b.example> wrote:\n${long}\n\nAnswer\n\n> more\n\nSecond`,
  );
  expect(text).toBe(
    `Hi\n\n> …\n> line 34\n> line 35\n> line 36\n> line 37\n> line 38\n> line 39\n\nAnswer\n\n> more\n\nSecond`,
  );
});

it('drops what can only be a mail of ours, however it is quoted', () => {
  const ours = ['@reply.guildhall.example'];
  const mail = '> Which?\n>\n> reply+abc@reply.guildhall.example\n';
  expect(stripped(`Hello\n\n${mail}\nThe wide one.`, ours)).toBe('Hello\n\nThe wide one.');
  expect(
    stripped(
      'The wide one.\n\nBegin forwarded message:\n\nWhich?\nreply+abc@reply.guildhall.example',
      ours,
    ),
  ).toBe('The wide one.');
});

it('shows nobody an address by which one can act as the writer, wherever it stands', () => {
  const secrets = ['@reply.guildhall.example', 'https://guildhall.example/unsubscribe'];
  const text =
    'It says: answer to reply+00ff@reply.guildhall.example, or (https://guildhall.example/unsubscribe/abc) ends it.';
  expect(stripped(text, secrets)).toBe('It says: answer to … or … ends it.');
});

it.each([
  ['a thank you in the middle', 'Thanks!\n\nI read the guide at\nhttps://guide.example/edges'],
  ['a form to fill in', 'Name: Ines\n\n______\n\nDate: Monday'],
])('keeps %s', (_, text) => expect(stripped(text)).toBe(text));

it.each(['Forwarded message', 'Mail original', 'Původní e-mail', 'A vizsgált levél'])(
  'takes the title "%s" with the letterhead below it',
  (title) => {
    const letterhead = 'From: Ravi <ravi@a.example>\nDate: Mon, 2 Mar 2026 at 10:00\nSubject: Foam';
    expect(stripped(`See below.\n\n---------- ${title} ---------\n${letterhead}\n\nFoam.`)).toBe(
      'See below.',
    );
  },
);
