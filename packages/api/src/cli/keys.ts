import { generateVAPIDKeys } from 'web-push';
import { answer, type JsonOption } from './console';

export function makePushKeys(options: JsonOption): void {
  const { publicKey, privateKey } = generateVAPIDKeys();
  const settings = { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey };
  answer(options, { ok: true, ...settings }, [
    '# Put both into the settings of the server and start it anew; keep them, since with others everybody has to turn push on again.',
    ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
  ]);
}
