import { createIntl, createIntlCache, type IntlShape, type ResolvedIntlConfig } from 'react-intl';
import { en, type Messages } from '../messages';
import type { PseudoLocale } from '../messages/pseudo';
import { type Spoken, spoken } from '../messages/spoken';

const KEY = 'guildhall-locale';
/** How dates and numbers look to those whose browser asks for no kind of English. */
const HOUSE_LOCALE = 'en-GB';

const PSEUDO: readonly string[] = ['en-XA', 'ar-XB'] satisfies PseudoLocale[];

const isPseudo = (locale: string | null): locale is PseudoLocale =>
  locale !== null && PSEUDO.includes(locale);

/** The locale of this tab: `?locale=` (kept for the session), else the browser's. */
function chosenLocale(): string {
  const asked = new URLSearchParams(location.search).get('locale');
  try {
    if (asked) sessionStorage.setItem(KEY, asked);
    const kept = asked ?? sessionStorage.getItem(KEY);
    if (kept && (isPseudo(kept) || supported(kept))) return kept;
  } catch {
    // Storage may be forbidden; what was asked still counts for this page.
    if (asked && (isPseudo(asked) || supported(asked))) return asked;
  }
  return navigator.languages.find(supported) ?? HOUSE_LOCALE;
}

/** There is one catalogue so far; a region (`en-GB`) decides how its dates and numbers look. */
function supported(locale: string): boolean {
  return /^en(-[A-Z]{2})?$/.test(locale);
}

/** As they were brought: a page may be fetched before it is known how its words are to be turned. */
const brought: Messages = {};
let turned = (messages: Messages): Spoken => messages;

/** Adds the sentences of a part that is fetched later. Called as its module is loaded, before anything is drawn. */
export function learn(messages: Messages): void {
  Object.assign(brought, messages);
  Object.assign(spoken, turned(messages));
}

/**
 * Makes the words of this visit and turns the document the way they run.
 * A message that is missing throws, but in production shows its English text.
 */
export async function openLocale(): Promise<IntlShape> {
  const locale = chosenLocale();
  if (isPseudo(locale)) {
    const { pseudo } = await import('../messages/pseudo');
    turned = (messages) => pseudo(messages, locale);
  }
  learn({ ...en, ...brought });
  document.documentElement.lang = locale === 'en-XA' ? 'en' : locale === 'ar-XB' ? 'ar' : locale;
  document.documentElement.dir = locale === 'ar-XB' ? 'rtl' : 'ltr';
  return createIntl(
    {
      // Plurals, dates and numbers of the invented languages are English ones.
      locale: isPseudo(locale) ? HOUSE_LOCALE : locale,
      defaultLocale: 'en',
      messages: spoken as ResolvedIntlConfig['messages'],
      onError: (error) => {
        if (import.meta.env.PROD) console.error(error.message);
        else throw error;
      },
    },
    createIntlCache(),
  );
}

/** The same words, with times as they are in a zone; as before when this browser does not know it. */
export function inZone(intl: IntlShape, timeZone: string): IntlShape {
  const { locale, defaultLocale, messages, onError } = intl;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return intl;
  }
  return createIntl({ locale, defaultLocale, messages, onError, timeZone }, createIntlCache());
}
