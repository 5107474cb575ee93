import { learn } from '../../lib/locale';
import words from '../../messages/en/accounts.json';

learn(words);
