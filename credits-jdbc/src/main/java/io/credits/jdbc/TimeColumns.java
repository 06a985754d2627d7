package io.credits.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * In which columns a database keeps instants and days, so that neither a session's time zone nor the JVM's has a say.
 *
 * <p>Safe for use by several threads.
 */
enum TimeColumns {
    /** Types with an offset, and dates: what the SQL standard has. */
    STANDARD,

    /** Instants as whole microseconds since 1970, for want of a type with an offset; days are dates. */
    MICROS {
        @Override
        void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            setMicros(statement, index, instant);
        }

        @Override
        @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            return micros(row, column);
        }
    },

    /** Instants as whole microseconds, days as ISO text, for want of either type. */
    MICROS_AND_TEXT {
        @Override
        void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            setMicros(statement, index, instant);
        }

        @Override
        @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            return micros(row, column);
        }

        @Override
        void setDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
            statement.setString(index, day.toString());
        }

        @Override
        LocalDate day(ResultSet row, int column) throws SQLException {
            return LocalDate.parse(row.getString(column));
        }
    };

    private static final long MICROS_PER_SECOND = 1_000_000;

    void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    void setDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
        statement.setObject(index, day);
    }

    LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static void setMicros(PreparedStatement statement, int index, @Nullable Instant instant)
            throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        }
    }

    private static @Nullable Instant micros(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull()
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }
}
