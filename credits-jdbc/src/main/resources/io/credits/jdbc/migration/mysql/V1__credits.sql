-- Credits, version 1, for MySQL 8.0.16 and later; instants are whole microseconds since 1970-01-01T00:00:00Z,
-- since no type of it holds an instant beyond 2038 whatever the time zone of the session. One account is one row; its whole usable state is the sheet.
-- No table refers to another by a foreign key: every statement binds the account, so that one account lives on one shard.

CREATE TABLE credit_account (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    booked bigint NOT NULL,
    held bigint NOT NULL,
    debt bigint NOT NULL,
    closed boolean NOT NULL,
    next_due_at bigint,
    sheet longtext NOT NULL,
    PRIMARY KEY (account_id),
    CONSTRAINT credit_account_id_given CHECK (account_id <> ''),
    CONSTRAINT credit_account_seq_counts CHECK (seq >= 0),
    CONSTRAINT credit_account_balance_limit CHECK (booked BETWEEN -1000000000000000000 AND 1000000000000000000),
    CONSTRAINT credit_account_held_within CHECK (held >= 0 AND held <= booked + debt),
    CONSTRAINT credit_account_debt_positive CHECK (debt BETWEEN 0 AND 1000000000000000000),
    CONSTRAINT credit_account_sheet_given CHECK (sheet <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX credit_account_due ON credit_account (next_due_at);

CREATE TABLE credit_entry (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    kind varchar(20) NOT NULL,
    recorded_at bigint NOT NULL,
    idem_key varchar(255),
    credits bigint NOT NULL,
    balance_after bigint NOT NULL,
    refers_to bigint,
    name varchar(257),
    hash varbinary(16) NOT NULL,
    body longtext NOT NULL,
    PRIMARY KEY (account_id, seq),
    CONSTRAINT credit_entry_key UNIQUE (account_id, idem_key),
    CONSTRAINT credit_entry_id_given CHECK (account_id <> ''),
    CONSTRAINT credit_entry_seq_counts CHECK (seq >= 1),
    CONSTRAINT credit_entry_kind_given CHECK (kind <> ''),
    CONSTRAINT credit_entry_key_given CHECK (idem_key <> ''),
    CONSTRAINT credit_entry_key_of_command CHECK
        ((kind IN ('REFRESHED', 'ROLLED_OVER', 'EXPIRED', 'HOLD_EXPIRED')) = (idem_key IS NULL)),
    CONSTRAINT credit_entry_credits_limit CHECK (credits BETWEEN -2000000000000000000 AND 2000000000000000000),
    CONSTRAINT credit_entry_balance_limit CHECK
        (balance_after BETWEEN -1000000000000000000 AND 1000000000000000000),
    CONSTRAINT credit_entry_refers_back CHECK (refers_to >= 1 AND refers_to < seq),
    CONSTRAINT credit_entry_name_form CHECK (name LIKE 'g:_%' OR name LIKE 'h:_%'),
    CONSTRAINT credit_entry_hash_length CHECK (octet_length(hash) = 16)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX credit_entry_name ON credit_entry (account_id, name);
CREATE INDEX credit_entry_refers ON credit_entry (account_id, refers_to);

CREATE TABLE credit_usage_by_feature (
    account_id varchar(255) NOT NULL,
    used_on date NOT NULL,
    feature varchar(255) NOT NULL,
    credits bigint NOT NULL,
    quantity decimal(38, 12) NOT NULL,
    money decimal(38, 12) NOT NULL,
    events bigint NOT NULL,
    PRIMARY KEY (account_id, used_on, feature)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE credit_usage_by_channel (
    account_id varchar(255) NOT NULL,
    used_on date NOT NULL,
    channel varchar(255) NOT NULL,
    credits bigint NOT NULL,
    quantity decimal(38, 12) NOT NULL,
    money decimal(38, 12) NOT NULL,
    events bigint NOT NULL,
    PRIMARY KEY (account_id, used_on, channel)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE credit_checkpoint (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    reached_at bigint NOT NULL,
    sheet longtext NOT NULL,
    PRIMARY KEY (account_id, seq),
    CONSTRAINT credit_checkpoint_time UNIQUE (account_id, reached_at, seq),
    CONSTRAINT credit_checkpoint_seq_counts CHECK (seq >= 1),
    CONSTRAINT credit_checkpoint_sheet_given CHECK (sheet <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE credit_terms (
    hash varchar(64) NOT NULL,
    kind varchar(20) NOT NULL,
    name varchar(255) NOT NULL,
    effective_from bigint,
    content longtext NOT NULL,
    PRIMARY KEY (hash),
    CONSTRAINT credit_terms_version UNIQUE (kind, name, effective_from),
    CONSTRAINT credit_terms_hash_length CHECK (char_length(hash) = 64),
    CONSTRAINT credit_terms_kind_known CHECK
        ((kind = 'PLAN' AND effective_from IS NULL) OR (kind = 'RATES' AND effective_from IS NOT NULL)),
    CONSTRAINT credit_terms_content_given CHECK (content <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
