import { learn } from '../../../lib/locale';
import words from '../../../messages/en/find-time.json';

learn(words);
