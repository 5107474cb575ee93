import { learn } from '../../../lib/locale';
import words from '../../../messages/en/tending.json';

learn(words);
