-- Owner: platform.events. The nodes that answer from memory, and how far each has read the notices: whoever changes a
-- fact waits for them. One row for each, written by that node alone; whoever waited in vain deletes it, and the node
-- enters itself again when it reads on. On a database that one node has to itself there are none.
create table notice_reader (
    node text primary key,
    -- the snapshot of its last look in PostgreSQL's own notation: which transactions it had before it
    seen text not null
) ${strict};
