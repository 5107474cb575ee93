import { learn } from '../../../lib/locale';
import words from '../../../messages/en/mail.json';

learn(words);
