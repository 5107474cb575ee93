-- A copy for everybody says what its own link says of itself, whatever the resource leads to by now: a card is of a link, and
-- a resource has one for each that it still shows. An address may be longer than an index takes.
alter table link_card drop constraint link_card_pkey;
create unique index link_card_of on link_card (resource_id, md5(url));
