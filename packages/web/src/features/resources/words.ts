import { learn } from '../../lib/locale';
import words from '../../messages/en/resources.json';

learn(words);
