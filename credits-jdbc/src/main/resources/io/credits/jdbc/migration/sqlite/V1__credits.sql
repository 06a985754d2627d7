-- Credits, version 1, for SQLite 3.37 and later; instants are whole microseconds since 1970-01-01T00:00:00Z and
-- days ISO dates; decimals are a whole part and millionths of millionths, since it has no exact decimal. One account is one row; its whole usable state is the sheet.
-- No table refers to another by a foreign key: every statement binds the account, so that one account lives on one shard.

CREATE TABLE credit_account (
    account_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    booked INTEGER NOT NULL,
    held INTEGER NOT NULL,
    debt INTEGER NOT NULL,
    available INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    next_due_at INTEGER,
    sheet TEXT NOT NULL,
    CONSTRAINT credit_account_pk PRIMARY KEY (account_id),
    CONSTRAINT credit_account_id_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_account_seq_counts CHECK (seq >= 0),
    CONSTRAINT credit_account_balance_limit CHECK (booked BETWEEN -1000000000000000000 AND 1000000000000000000),
    CONSTRAINT credit_account_held_within CHECK (held >= 0 AND held <= booked + debt),
    CONSTRAINT credit_account_closed_known CHECK (closed IN (0, 1)),
    CONSTRAINT credit_account_available_within CHECK (available <= booked - held),
    CONSTRAINT credit_account_debt_positive CHECK (debt BETWEEN 0 AND 1000000000000000000),
    CONSTRAINT credit_account_sheet_given CHECK (sheet <> '')
) STRICT;

CREATE INDEX credit_account_due ON credit_account (next_due_at) WHERE next_due_at IS NOT NULL;

-- A body is empty once what it held was archived; then key, number and hash are what is left of the entry.

CREATE TABLE credit_entry (
    account_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    idem_key TEXT,
    credits INTEGER NOT NULL,
    balance_after INTEGER NOT NULL,
    refers_to INTEGER,
    name TEXT,
    hash BLOB NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT credit_entry_pk PRIMARY KEY (account_id, seq),
    CONSTRAINT credit_entry_key UNIQUE (account_id, idem_key),
    CONSTRAINT credit_entry_id_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_entry_seq_counts CHECK (seq >= 1),
    CONSTRAINT credit_entry_kind_given CHECK (kind <> ''),
    CONSTRAINT credit_entry_key_given CHECK (length(idem_key) BETWEEN 1 AND 255),
    CONSTRAINT credit_entry_key_of_command CHECK
        ((kind IN ('REFRESHED', 'ROLLED_OVER', 'EXPIRED', 'HOLD_EXPIRED')) = (idem_key IS NULL)),
    CONSTRAINT credit_entry_credits_limit CHECK (credits BETWEEN -2000000000000000000 AND 2000000000000000000),
    CONSTRAINT credit_entry_balance_limit CHECK
        (balance_after BETWEEN -1000000000000000000 AND 1000000000000000000),
    CONSTRAINT credit_entry_refers_back CHECK (refers_to >= 1 AND refers_to < seq),
    CONSTRAINT credit_entry_name_form CHECK (name LIKE 'g:_%' OR name LIKE 'h:_%'),
    CONSTRAINT credit_entry_hash_length CHECK (length(hash) = 16)
) STRICT;

CREATE INDEX credit_entry_name ON credit_entry (account_id, name) WHERE name IS NOT NULL;
CREATE INDEX credit_entry_refers ON credit_entry (account_id, refers_to) WHERE refers_to IS NOT NULL;

CREATE TABLE credit_usage_by_feature (
    account_id TEXT NOT NULL,
    used_on TEXT NOT NULL,
    feature TEXT NOT NULL,
    credits INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    quantity_pico INTEGER NOT NULL,
    money INTEGER NOT NULL,
    money_pico INTEGER NOT NULL,
    events INTEGER NOT NULL,
    CONSTRAINT credit_usage_by_feature_pk PRIMARY KEY (account_id, used_on, feature)
) STRICT;

CREATE TABLE credit_usage_by_channel (
    account_id TEXT NOT NULL,
    used_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    credits INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    quantity_pico INTEGER NOT NULL,
    money INTEGER NOT NULL,
    money_pico INTEGER NOT NULL,
    events INTEGER NOT NULL,
    CONSTRAINT credit_usage_by_channel_pk PRIMARY KEY (account_id, used_on, channel)
) STRICT;

CREATE TABLE credit_checkpoint (
    account_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reached_at INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    CONSTRAINT credit_checkpoint_pk PRIMARY KEY (account_id, seq),
    CONSTRAINT credit_checkpoint_time UNIQUE (account_id, reached_at, seq),
    CONSTRAINT credit_checkpoint_seq_counts CHECK (seq >= 1),
    CONSTRAINT credit_checkpoint_sheet_given CHECK (sheet <> '')
) STRICT;

CREATE TABLE credit_terms (
    hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    effective_from INTEGER,
    content TEXT NOT NULL,
    CONSTRAINT credit_terms_pk PRIMARY KEY (hash),
    CONSTRAINT credit_terms_version UNIQUE (kind, name, effective_from),
    CONSTRAINT credit_terms_hash_length CHECK (length(hash) = 64),
    CONSTRAINT credit_terms_kind_known CHECK
        ((kind = 'PLAN' AND effective_from IS NULL) OR (kind = 'RATES' AND effective_from IS NOT NULL)),
    CONSTRAINT credit_terms_content_given CHECK (content <> '')
) STRICT;

-- What is bought. A body holds the whole value: of a quote and a purchase who buys (name, GSTIN, address), which receipts
-- need, and of a purchase, a standing purchase and a top-up the payment method's token, which is the gateway's own text and
-- no card number. These bodies are the only columns with personal data or tokens.

CREATE TABLE credit_quote (
    account_id TEXT NOT NULL,
    quote_id TEXT NOT NULL,
    quoted_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT credit_quote_pk PRIMARY KEY (account_id, quote_id),
    CONSTRAINT credit_quote_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_quote_id_given CHECK (length(quote_id) BETWEEN 1 AND 200),
    CONSTRAINT credit_quote_body_given CHECK (body <> '')
) STRICT;

CREATE TABLE credit_purchase (
    account_id TEXT NOT NULL,
    purchase_id TEXT NOT NULL,
    quote_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    open_since INTEGER,
    next_due_at INTEGER,
    body TEXT NOT NULL,
    CONSTRAINT credit_purchase_pk PRIMARY KEY (account_id, purchase_id),
    CONSTRAINT credit_purchase_quote UNIQUE (account_id, quote_id),
    CONSTRAINT credit_purchase_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_purchase_id_given CHECK (length(purchase_id) BETWEEN 1 AND 200),
    CONSTRAINT credit_purchase_open_is_due CHECK (open_since IS NULL OR next_due_at IS NOT NULL),
    CONSTRAINT credit_purchase_body_given CHECK (body <> '')
) STRICT;

CREATE INDEX credit_purchase_begun ON credit_purchase (account_id, created_at, purchase_id);
CREATE INDEX credit_purchase_due ON credit_purchase (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX credit_purchase_open ON credit_purchase (open_since) WHERE open_since IS NOT NULL;

CREATE TABLE credit_standing (
    account_id TEXT NOT NULL,
    purchase_id TEXT NOT NULL,
    next_due_at INTEGER,
    body TEXT NOT NULL,
    CONSTRAINT credit_standing_pk PRIMARY KEY (account_id, purchase_id),
    CONSTRAINT credit_standing_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_standing_id_given CHECK (length(purchase_id) BETWEEN 1 AND 200),
    CONSTRAINT credit_standing_body_given CHECK (body <> '')
) STRICT;

CREATE INDEX credit_standing_due ON credit_standing (next_due_at) WHERE next_due_at IS NOT NULL;

CREATE TABLE credit_top_up (
    account_id TEXT NOT NULL,
    threshold INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT credit_top_up_pk PRIMARY KEY (account_id),
    CONSTRAINT credit_top_up_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_top_up_threshold_positive CHECK (threshold > 0),
    CONSTRAINT credit_top_up_paused_known CHECK (paused IN (0, 1)),
    CONSTRAINT credit_top_up_body_given CHECK (body <> '')
) STRICT;

-- Receipt numbers: the two tables that are not kept by account, since a series belongs to a supplier and a financial year.
-- Where accounts are sharded these live on one shard; a number is taken in a transaction of its own.

CREATE TABLE credit_receipt_series (
    series TEXT NOT NULL,
    last_number INTEGER NOT NULL,
    CONSTRAINT credit_receipt_series_pk PRIMARY KEY (series),
    CONSTRAINT credit_receipt_series_given CHECK (length(series) BETWEEN 1 AND 64),
    CONSTRAINT credit_receipt_series_counts CHECK (last_number >= 0)
) STRICT;

CREATE TABLE credit_receipt (
    series TEXT NOT NULL,
    receipt_number INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    purchase_id TEXT NOT NULL,
    CONSTRAINT credit_receipt_pk PRIMARY KEY (series, receipt_number),
    CONSTRAINT credit_receipt_purchase UNIQUE (account_id, purchase_id, series),
    CONSTRAINT credit_receipt_number_counts CHECK (receipt_number >= 1),
    CONSTRAINT credit_receipt_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_receipt_id_given CHECK (length(purchase_id) BETWEEN 1 AND 200)
) STRICT;

-- Events that wait for the host's handler, written with what caused them; none without notices in the terms.

CREATE TABLE credit_event (
    account_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    told_from INTEGER NOT NULL,
    claimed_until INTEGER,
    body TEXT NOT NULL,
    CONSTRAINT credit_event_pk PRIMARY KEY (account_id, place),
    CONSTRAINT credit_event_account_given CHECK (length(account_id) BETWEEN 1 AND 255),
    CONSTRAINT credit_event_place_counts CHECK (place >= 0),
    CONSTRAINT credit_event_body_given CHECK (body <> '')
) STRICT;

CREATE INDEX credit_event_waiting ON credit_event (told_from);
