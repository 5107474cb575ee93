import { learn } from '../../../lib/locale';
import words from '../../../messages/en/levels.json';

learn(words);
