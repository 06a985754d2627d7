-- The host's own tables; the library's come from CreditsSchema.
CREATE TABLE IF NOT EXISTS host_campaign (
    workspace VARCHAR(255) NOT NULL,
    id        VARCHAR(100) NOT NULL,
    channel   VARCHAR(50)  NOT NULL,
    messages  INTEGER      NOT NULL,
    sent_at   TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (workspace, id)
);
