import { learn } from '../../../lib/locale';
import words from '../../../messages/en/preferences.json';

learn(words);
