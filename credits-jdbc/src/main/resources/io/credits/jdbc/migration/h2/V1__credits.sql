-- Credits, version 1, for H2 2.3 and later. One account is one row; its whole usable state is the sheet.
-- No table refers to another by a foreign key: every statement binds the account, so that one account lives on one shard.

CREATE TABLE credit_account (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    booked bigint NOT NULL,
    held bigint NOT NULL,
    debt bigint NOT NULL,
    available bigint NOT NULL,
    closed boolean NOT NULL,
    next_due_at timestamp(6) with time zone,
    sheet character large object NOT NULL,
    CONSTRAINT credit_account_pk PRIMARY KEY (account_id),
    CONSTRAINT credit_account_id_given CHECK (account_id <> ''),
    CONSTRAINT credit_account_seq_counts CHECK (seq >= 0),
    CONSTRAINT credit_account_balance_limit CHECK (booked BETWEEN -1000000000000000000 AND 1000000000000000000),
    CONSTRAINT credit_account_held_within CHECK (held >= 0 AND held <= booked + debt),
    CONSTRAINT credit_account_available_within CHECK (available <= booked - held),
    CONSTRAINT credit_account_debt_positive CHECK (debt BETWEEN 0 AND 1000000000000000000),
    CONSTRAINT credit_account_sheet_given CHECK (char_length(sheet) > 0)
);

CREATE INDEX credit_account_due ON credit_account (next_due_at);

-- A body is empty once what it held was archived; then key, number and hash are what is left of the entry.

CREATE TABLE credit_entry (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    kind varchar(20) NOT NULL,
    recorded_at timestamp(6) with time zone NOT NULL,
    idem_key varchar(255),
    credits bigint NOT NULL,
    balance_after bigint NOT NULL,
    refers_to bigint,
    name varchar(257),
    hash varbinary(16) NOT NULL,
    body character large object NOT NULL,
    CONSTRAINT credit_entry_pk PRIMARY KEY (account_id, seq),
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
);

CREATE INDEX credit_entry_name ON credit_entry (account_id, name);
CREATE INDEX credit_entry_refers ON credit_entry (account_id, refers_to);

CREATE TABLE credit_usage_by_feature (
    account_id varchar(255) NOT NULL,
    used_on date NOT NULL,
    feature varchar(255) NOT NULL,
    credits bigint NOT NULL,
    quantity numeric(38, 12) NOT NULL,
    money numeric(38, 12) NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT credit_usage_by_feature_pk PRIMARY KEY (account_id, used_on, feature)
);

CREATE TABLE credit_usage_by_channel (
    account_id varchar(255) NOT NULL,
    used_on date NOT NULL,
    channel varchar(255) NOT NULL,
    credits bigint NOT NULL,
    quantity numeric(38, 12) NOT NULL,
    money numeric(38, 12) NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT credit_usage_by_channel_pk PRIMARY KEY (account_id, used_on, channel)
);

CREATE TABLE credit_checkpoint (
    account_id varchar(255) NOT NULL,
    seq bigint NOT NULL,
    reached_at timestamp(6) with time zone NOT NULL,
    sheet character large object NOT NULL,
    CONSTRAINT credit_checkpoint_pk PRIMARY KEY (account_id, seq),
    CONSTRAINT credit_checkpoint_time UNIQUE (account_id, reached_at, seq),
    CONSTRAINT credit_checkpoint_seq_counts CHECK (seq >= 1),
    CONSTRAINT credit_checkpoint_sheet_given CHECK (char_length(sheet) > 0)
);

CREATE TABLE credit_terms (
    hash varchar(64) NOT NULL,
    kind varchar(20) NOT NULL,
    name varchar(255) NOT NULL,
    effective_from timestamp(6) with time zone,
    content character large object NOT NULL,
    CONSTRAINT credit_terms_pk PRIMARY KEY (hash),
    CONSTRAINT credit_terms_version UNIQUE (kind, name, effective_from),
    CONSTRAINT credit_terms_hash_length CHECK (char_length(hash) = 64),
    CONSTRAINT credit_terms_kind_known CHECK
        ((kind = 'PLAN' AND effective_from IS NULL) OR (kind = 'RATES' AND effective_from IS NOT NULL)),
    CONSTRAINT credit_terms_content_given CHECK (char_length(content) > 0)
);

-- What is bought. A body holds the whole value: of a quote and a purchase who buys (name, GSTIN, address), which receipts
-- need, and of a purchase, a standing purchase and a top-up the payment method's token, which is the gateway's own text and
-- no card number. These bodies are the only columns with personal data or tokens.

CREATE TABLE credit_quote (
    account_id varchar(255) NOT NULL,
    quote_id varchar(200) NOT NULL,
    quoted_at timestamp(6) with time zone NOT NULL,
    body character large object NOT NULL,
    CONSTRAINT credit_quote_pk PRIMARY KEY (account_id, quote_id),
    CONSTRAINT credit_quote_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_quote_id_given CHECK (quote_id <> ''),
    CONSTRAINT credit_quote_body_given CHECK (char_length(body) > 0)
);

CREATE TABLE credit_purchase (
    account_id varchar(255) NOT NULL,
    purchase_id varchar(200) NOT NULL,
    quote_id varchar(200) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    open_since timestamp(6) with time zone,
    next_due_at timestamp(6) with time zone,
    body character large object NOT NULL,
    CONSTRAINT credit_purchase_pk PRIMARY KEY (account_id, purchase_id),
    CONSTRAINT credit_purchase_quote UNIQUE (account_id, quote_id),
    CONSTRAINT credit_purchase_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_purchase_id_given CHECK (purchase_id <> ''),
    CONSTRAINT credit_purchase_open_is_due CHECK (open_since IS NULL OR next_due_at IS NOT NULL),
    CONSTRAINT credit_purchase_body_given CHECK (char_length(body) > 0)
);

CREATE INDEX credit_purchase_begun ON credit_purchase (account_id, created_at, purchase_id);
CREATE INDEX credit_purchase_due ON credit_purchase (next_due_at);
CREATE INDEX credit_purchase_open ON credit_purchase (open_since);

CREATE TABLE credit_standing (
    account_id varchar(255) NOT NULL,
    purchase_id varchar(200) NOT NULL,
    next_due_at timestamp(6) with time zone,
    body character large object NOT NULL,
    CONSTRAINT credit_standing_pk PRIMARY KEY (account_id, purchase_id),
    CONSTRAINT credit_standing_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_standing_id_given CHECK (purchase_id <> ''),
    CONSTRAINT credit_standing_body_given CHECK (char_length(body) > 0)
);

CREATE INDEX credit_standing_due ON credit_standing (next_due_at);

CREATE TABLE credit_top_up (
    account_id varchar(255) NOT NULL,
    threshold bigint NOT NULL,
    paused boolean NOT NULL,
    body character large object NOT NULL,
    CONSTRAINT credit_top_up_pk PRIMARY KEY (account_id),
    CONSTRAINT credit_top_up_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_top_up_threshold_positive CHECK (threshold > 0),
    CONSTRAINT credit_top_up_body_given CHECK (char_length(body) > 0)
);

-- Receipt numbers: the two tables that are not kept by account, since a series belongs to a supplier and a financial year.
-- Where accounts are sharded these live on one shard; a number is taken in a transaction of its own.

CREATE TABLE credit_receipt_series (
    series varchar(64) NOT NULL,
    last_number bigint NOT NULL,
    CONSTRAINT credit_receipt_series_pk PRIMARY KEY (series),
    CONSTRAINT credit_receipt_series_given CHECK (series <> ''),
    CONSTRAINT credit_receipt_series_counts CHECK (last_number >= 0)
);

CREATE TABLE credit_receipt (
    series varchar(64) NOT NULL,
    receipt_number bigint NOT NULL,
    account_id varchar(255) NOT NULL,
    purchase_id varchar(200) NOT NULL,
    CONSTRAINT credit_receipt_pk PRIMARY KEY (series, receipt_number),
    CONSTRAINT credit_receipt_purchase UNIQUE (account_id, purchase_id, series),
    CONSTRAINT credit_receipt_number_counts CHECK (receipt_number >= 1),
    CONSTRAINT credit_receipt_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_receipt_id_given CHECK (purchase_id <> '')
);

-- Events that wait for the host's handler, written with what caused them; none without notices in the terms.

CREATE TABLE credit_event (
    account_id varchar(255) NOT NULL,
    place bigint NOT NULL,
    told_from timestamp(6) with time zone NOT NULL,
    claimed_until timestamp(6) with time zone,
    body character large object NOT NULL,
    CONSTRAINT credit_event_pk PRIMARY KEY (account_id, place),
    CONSTRAINT credit_event_account_given CHECK (account_id <> ''),
    CONSTRAINT credit_event_place_counts CHECK (place >= 0),
    CONSTRAINT credit_event_body_given CHECK (char_length(body) > 0)
);

CREATE INDEX credit_event_waiting ON credit_event (told_from);
