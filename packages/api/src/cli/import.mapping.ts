/** Shown with the help of the command, and before a rehearsal. */
export const mappingText = `
How it is mapped:
  questions             threads of the kind question, with title and tags
  answers               posts of their thread; the accepted one is the accepted answer
  comments              posts that answer the post they were written on
  authors               placeholders without address or password, only for those who wrote something
  votes                 a number on each thread and post
  linked and duplicate  links between threads
  tag wikis and others  left out, and counted with the reason
Dates are kept, and site, author, address and licence are credited on every thread and post. A second run
leaves what is there as it is and adds what is new; an interrupted one goes on where it was.
`;
