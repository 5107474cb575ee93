import { learn } from '../../../lib/locale';
import words from '../../../messages/en/calendar.json';

learn(words);
