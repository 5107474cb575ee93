import { learn } from '../../../lib/locale';
import words from '../../../messages/en/inbox.json';

learn(words);
