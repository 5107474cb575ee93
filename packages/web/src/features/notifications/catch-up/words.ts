import { learn } from '../../../lib/locale';
import words from '../../../messages/en/catch-up.json';

learn(words);
