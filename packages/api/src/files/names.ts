import { storable } from '../kernel/storable';

/** Signs of a name: what file systems take is little more. */
const NAME_MAX = 120;

/**
 * A name as it is kept: the last part of a path, on one line, without signs that hide or turn what stands beside
 * them. `report\u202efdp.exe` would be shown as `reportexe.pdf`.
 */
export function cleanName(given: string): string {
  const last = storable(given).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .trim();
  const { base, extension } = partsOf(clean);
  const short = [...(base || 'file')].slice(0, NAME_MAX).join('');
  return extension ? `${short}.${extension}` : short;
}

/** The end of a name says what to open it with; small letters and digits only. */
export function partsOf(name: string): { base: string; extension: string } {
  const [, base = name, extension = ''] = /^(.*)\.([A-Za-z0-9]{1,10})$/s.exec(name) ?? [];
  return { base, extension: extension.toLowerCase() };
}
