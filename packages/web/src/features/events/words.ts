import { learn } from '../../lib/locale';
import words from '../../messages/en/events.json';

learn(words);
