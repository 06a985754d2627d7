package io.credits.jdbc;

/** Every statement on events, parameters in column order; made once with the host's prefix. */
final class EventSql {

    final String insert;
    final String lastPlace;
    final String waiting;
    final String claim;
    final String delete;
    final String oldest;

    EventSql(TablePrefix prefix) {
        insert = prefix.in("INSERT INTO credit_event (account_id, place, told_from, body) VALUES (?, ?, ?, ?)");
        lastPlace = prefix.in("SELECT MAX(place) FROM credit_event WHERE account_id = ? AND place >= ? AND place < ?");
        waiting = prefix.in("""
                SELECT e.place, e.body FROM credit_event e
                WHERE e.told_from <= ? AND (e.claimed_until IS NULL OR e.claimed_until <= ?)
                AND NOT EXISTS (SELECT 1 FROM credit_event b WHERE b.account_id = e.account_id
                  AND (b.told_from < e.told_from OR (b.told_from = e.told_from AND b.place < e.place)))
                ORDER BY e.told_from, e.account_id LIMIT ?""");
        claim = prefix.in("""
                UPDATE credit_event SET claimed_until = ? WHERE account_id = ? AND place = ?
                AND (claimed_until IS NULL OR claimed_until <= ?)""");
        delete = prefix.in("DELETE FROM credit_event WHERE account_id = ? AND place = ?");
        oldest = prefix.in("SELECT MIN(told_from) FROM credit_event");
    }
}
