import { learn } from '../../../lib/locale';
import words from '../../../messages/en/agenda.json';

learn(words);
