package io.credits.jdbc;

/** Every statement on the tables of what is bought, parameters in column order; made once with the host's prefix. */
final class PurchaseSql {

    final String quote;
    final String insertQuote;
    final String quotes;
    final String updateQuote;
    final String allPurchases;
    final String allStanding;

    final String purchase;
    final String purchaseOfQuote;
    final String purchases;
    final String purchasesBefore;
    final String openOfAccount;
    final String open;
    final String duePurchases;
    final String insertPurchase;
    final String updatePurchase;

    final String standing;
    final String standingAfter;
    final String dueStanding;
    final String insertStanding;
    final String updateStanding;

    final String topUp;
    final String dueTopUps;
    final String insertTopUp;
    final String updateTopUp;

    final String deleteQuotes;
    final String deletePurchases;
    final String deleteStanding;
    final String deleteTopUp;

    final String lastNumber;
    final String lockedNumber;
    final String insertSeries;
    final String raiseNumber;
    final String receipt;
    final String insertReceipt;

    PurchaseSql(TablePrefix prefix, SqlDialect dialect) {
        quote = prefix.in("SELECT body FROM credit_quote WHERE account_id = ? AND quote_id = ?");
        insertQuote = prefix.in("INSERT INTO credit_quote (account_id, quote_id, quoted_at, body) VALUES (?, ?, ?, ?)");
        quotes = prefix.in("SELECT body FROM credit_quote WHERE account_id = ?");
        updateQuote = prefix.in("UPDATE credit_quote SET body = ? WHERE account_id = ? AND quote_id = ?");
        allPurchases = prefix.in("SELECT body FROM credit_purchase WHERE account_id = ?");
        allStanding = prefix.in("SELECT body FROM credit_standing WHERE account_id = ?");

        purchase = prefix.in("SELECT body FROM credit_purchase WHERE account_id = ? AND purchase_id = ?");
        purchaseOfQuote = prefix.in("SELECT body FROM credit_purchase WHERE account_id = ? AND quote_id = ?");
        purchases = prefix.in("""
                SELECT body FROM credit_purchase WHERE account_id = ?
                ORDER BY created_at DESC, purchase_id DESC LIMIT ?""");
        purchasesBefore = prefix.in("""
                SELECT body FROM credit_purchase
                WHERE account_id = ? AND created_at <= ? AND (created_at < ? OR purchase_id < ?)
                ORDER BY created_at DESC, purchase_id DESC LIMIT ?""");
        openOfAccount = prefix.in(
                "SELECT body FROM credit_purchase WHERE account_id = ? AND open_since IS NOT NULL ORDER BY open_since");
        open = prefix.in("""
                SELECT body FROM credit_purchase WHERE open_since IS NOT NULL
                ORDER BY open_since, account_id, purchase_id LIMIT ?""");
        duePurchases = prefix.in("""
                SELECT account_id, purchase_id, next_due_at FROM credit_purchase WHERE next_due_at <= ?
                ORDER BY next_due_at, account_id, purchase_id LIMIT ?""");
        insertPurchase = prefix.in("""
                INSERT INTO credit_purchase
                    (account_id, purchase_id, quote_id, created_at, open_since, next_due_at, body)
                VALUES (?, ?, ?, ?, ?, ?, ?)""");
        updatePurchase = prefix.in("""
                UPDATE credit_purchase SET open_since = ?, next_due_at = ?, body = ?
                WHERE account_id = ? AND purchase_id = ?""");

        standing = prefix.in("SELECT body FROM credit_standing WHERE account_id = ? AND purchase_id = ?");
        standingAfter = prefix.in("""
                SELECT body FROM credit_standing WHERE account_id = ? AND purchase_id > ?
                ORDER BY purchase_id LIMIT ?""");
        dueStanding = prefix.in("""
                SELECT account_id, purchase_id, next_due_at FROM credit_standing WHERE next_due_at <= ?
                ORDER BY next_due_at, account_id, purchase_id LIMIT ?""");
        insertStanding = prefix.in(
                "INSERT INTO credit_standing (account_id, purchase_id, next_due_at, body) VALUES (?, ?, ?, ?)");
        updateStanding = prefix.in(
                "UPDATE credit_standing SET next_due_at = ?, body = ? WHERE account_id = ? AND purchase_id = ?");

        topUp = prefix.in("SELECT body FROM credit_top_up WHERE account_id = ?");
        dueTopUps = prefix.in("""
                SELECT t.body, a.sheet FROM credit_top_up t JOIN credit_account a ON a.account_id = t.account_id
                WHERE t.account_id > ? AND NOT t.paused AND (a.available < t.threshold OR a.next_due_at <= ?)
                ORDER BY t.account_id LIMIT ?""");
        insertTopUp = prefix.in("INSERT INTO credit_top_up (account_id, threshold, paused, body) VALUES (?, ?, ?, ?)");
        updateTopUp = prefix.in("UPDATE credit_top_up SET threshold = ?, paused = ?, body = ? WHERE account_id = ?");

        deleteQuotes = prefix.in("DELETE FROM credit_quote WHERE account_id = ?");
        deletePurchases = prefix.in("DELETE FROM credit_purchase WHERE account_id = ?");
        deleteStanding = prefix.in("DELETE FROM credit_standing WHERE account_id = ?");
        deleteTopUp = prefix.in("DELETE FROM credit_top_up WHERE account_id = ?");

        lastNumber = prefix.in("SELECT last_number FROM credit_receipt_series WHERE series = ?");
        lockedNumber = lastNumber + dialect.forUpdate();
        insertSeries = prefix.in("INSERT INTO credit_receipt_series (series, last_number) VALUES (?, 0)");
        raiseNumber = prefix.in("UPDATE credit_receipt_series SET last_number = last_number + ? WHERE series = ?");
        receipt = prefix.in(
                "SELECT receipt_number FROM credit_receipt WHERE account_id = ? AND purchase_id = ? AND series = ?");
        insertReceipt = prefix.in(
                "INSERT INTO credit_receipt (series, receipt_number, account_id, purchase_id) VALUES (?, ?, ?, ?)");
    }
}
