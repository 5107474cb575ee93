import { learn } from '../../lib/locale';
import words from '../../messages/en/composer.json';

learn(words);
