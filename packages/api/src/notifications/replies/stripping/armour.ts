const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = '-----END PGP SIGNATURE-----';

/** Without what signs a text within itself: the lines around it, the signature, and the marks before dashes. */
export function withoutArmour(lines: readonly string[]): string[] {
  const left: string[] = [];
  let within: 'text' | 'header' | 'signature' = 'text';
  let signed = false;
  for (const line of lines) {
    const mark = line.trimEnd();
    if (mark === SIGNED) {
      within = 'header';
      signed = true;
    } else if (signed && mark === SIGNATURE) within = 'signature';
    else if (within === 'signature' && mark === END) within = 'text';
    else if (within === 'header' && mark === '') within = 'text';
    else if (within === 'text') left.push(signed ? line.replace(/^- (?=-)/, '') : line);
  }
  return left;
}
