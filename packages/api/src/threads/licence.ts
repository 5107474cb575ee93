/** The parts of a Creative Commons licence, written as archives write them: `CC BY-SA 4.0`, `cc-by-sa-3.0`. */
const CREATIVE_COMMONS = /^cc[ -](by(?:-(?:nc|nd|sa)){0,2})[ -](\d\.\d)$/i;
const PUBLIC_DOMAIN = /^cc0(?:[ -]1\.0)?$/i;

/** Where a licence can be read, when it is one that is known by its name. */
export function licenceUrl(licence: string | null): string | null {
  if (!licence) return null;
  if (PUBLIC_DOMAIN.test(licence)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const [, parts, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  return parts && version
    ? `https://creativecommons.org/licenses/${parts.toLowerCase()}/${version}/`
    : null;
}
