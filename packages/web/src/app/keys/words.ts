import { learn } from '../../lib/locale';
import words from '../../messages/en/keys.json';

learn(words);
