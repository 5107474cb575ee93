import { learn } from '../../../lib/locale';
import words from '../../../messages/en/push.json';

learn(words);
