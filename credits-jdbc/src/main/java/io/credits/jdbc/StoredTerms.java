package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.ledger.Explanation;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the terms of one database on one connection. Not safe for use by several threads. */
final class StoredTerms {

    private final Wiring wiring;
    private final Connection connection;

    StoredTerms(Wiring wiring, Connection connection) {
        this.wiring = wiring;
        this.connection = connection;
    }

    /** Finds a version of a card that was used; of the only card there ever was if none is named. */
    Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(card == null ? wiring.sql().ratesOfOnlyCard : wiring.sql().rates)) {
            int index = 1;
            if (card != null) {
                statement.setString(index++, card.value());
            }
            wiring.dialect().times().setInstant(statement, index, from);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                RateCardId found = RateCardId.of(rows.getString(1));
                String content = rows.getString(2);
                return rows.next()
                        ? Optional.empty()
                        : Optional.of(new Explanation.Rates(found, CreditsJson.read(content, RateCardVersion.class)));
            }
        }
    }

    /** Tells whether terms are there; refuses rates that differ from those of the same version. */
    boolean has(TermsRow row) throws SQLException {
        boolean rates = row.kind().equals(TermsRow.RATES);
        try (PreparedStatement statement =
                connection.prepareStatement(rates ? wiring.sql().ratesHash : wiring.sql().termsHash)) {
            if (rates) {
                statement.setString(1, row.name());
                wiring.dialect().times().setInstant(statement, 2, row.from());
            } else {
                statement.setString(1, row.hash());
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                if (!rows.getString(1).equals(row.hash())) {
                    throw new TermsAlteredException(
                            "rate card " + row.name() + ", version " + row.from()
                                    + ": wanted the rates it was first used with, found others; give changed rates a new start");
                }
                return true;
            }
        }
    }

    /** Finds the content of terms by its hash. */
    Optional<String> content(String hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().terms)) {
            statement.setString(1, hash);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
