/** Languages that are offered by name; a community in another keeps the one that it has. */
const OFFERED = [
  'ar',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'sw',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
];

/** The languages to choose from, by their name in the reader's own, in its order. */
export function languagesFor(locale: string, current: string): { tag: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const tags = OFFERED.includes(current) ? OFFERED : [current, ...OFFERED];
  return tags
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
