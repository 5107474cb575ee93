import { learn } from '../../../lib/locale';
import words from '../../../messages/en/polls.json';

learn(words);
