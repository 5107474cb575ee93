-- When a snoozed line came back: while it is what brought the line to its place, that is what is said of it.
alter table notice add column returned_at timestamptz;
