import { learn } from '../../lib/locale';
import words from '../../messages/en/facilitation.json';

learn(words);
