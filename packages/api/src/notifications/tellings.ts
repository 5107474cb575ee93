/** What people are told of, a line each: a telling is known once its file is loaded. */
import './tellings/accepted';
import './tellings/care';
import './tellings/events';
import './tellings/mentions';
import './tellings/places';
import './tellings/polls';
import './tellings/pool';
import './tellings/posts';
import './tellings/recognition';
import './tellings/resources';
import './tellings/threads';
import './tellings/turns';
