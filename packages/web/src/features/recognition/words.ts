import { learn } from '../../lib/locale';
import words from '../../messages/en/recognition.json';

learn(words);
