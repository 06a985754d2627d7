package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chains each entry's hash to the one before, so that no line of a ledger can be altered, removed or inserted without
 * every later hash telling so.
 *
 * <p>A hash covers the hash before it and all members of the entry, each with its name and type, so that no two
 * different entries have the same bytes.
 */
final class HashChain implements Members {

    private static final MessageDigest SHA_256 = sha256();

    private byte[] bytes = new byte[1024];
    private int length;

    private HashChain() {}

    static Hash genesis(Opening opening) {
        HashChain chain = new HashChain();
        chain.put("account", opening.request().account().value());
        opening.request().describe(chain);
        chain.put("terms", opening.request().plan()).put("at", opening.at());
        return chain.digest();
    }

    static Hash after(Hash before, LedgerEntry entry) {
        return after(before, entry.head(), entry);
    }

    /** The hash of an entry that is to have another head. */
    static Hash after(Hash before, EntryHead head, LedgerEntry entry) {
        HashChain chain = new HashChain();
        chain.put("before", before.value());
        head.describe(chain);
        chain.put("kind", entry.kind());
        LedgerCommand<?> command = entry.command();
        if (command != null) {
            chain.put("key", command.key().value());
            command.describe(chain);
        }
        entry.describe(chain);
        return chain.digest();
    }

    @Override
    public Members put(String name, @Nullable Object value) {
        text(name);
        if (value == null) {
            octet(0);
        } else if (value instanceof Credits credits) {
            octet(1);
            number(credits.micros());
        } else if (value instanceof Long number) {
            octet(1);
            number(number);
        } else if (value instanceof Instant instant) {
            octet(7);
            number(instant.getEpochSecond());
            number(instant.getNano());
        } else if (value instanceof LocalDate day) {
            octet(8);
            number(day.toEpochDay());
        } else if (value instanceof List<?> list) {
            octet(2);
            number(list.size());
            for (Object item : list) {
                put("", item);
            }
        } else if (value instanceof Line line) {
            octet(3);
            text(line.grant().value());
            number(line.number());
            number(line.credits().micros());
        } else if (value instanceof Grant grant) {
            octet(5);
            grant.describe(this);
        } else if (value instanceof Plan plan) {
            octet(6);
            plan(plan);
        } else {
            octet(4);
            text(value.toString());
        }
        return this;
    }

    private void plan(Plan plan) {
        put("id", plan.id().value())
                .put("name", plan.name())
                .put("rank", (long) plan.rank())
                .put("price", plan.price())
                .put("rateCard", plan.rateCard().value())
                .put("allowance", plan.allowance())
                .put("every", plan.refresh().every())
                .put("count", (long) plan.refresh().count())
                .put("mode", plan.mode())
                .put("overdraft", plan.overdraft())
                .put("debtAtRefresh", plan.debtAtRefresh())
                .put("priority", (long) plan.priority())
                .put("costBasis", plan.costBasis());
        Rollover rollover = plan.rollover();
        if (rollover != null) {
            put("minCredits", rollover.minCredits())
                    .put("maxCredits", rollover.maxCredits())
                    .put("maxPercent", rollover.maxPercent())
                    .put("validFor", rollover.validFor())
                    .put("ceiling", rollover.ceiling());
        }
    }

    private void text(String text) {
        int start = length;
        number(text.length());
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = start;
                utf8(text);
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    private void utf8(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void number(long number) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    private void octet(int octet) {
        room(1);
        bytes[length++] = (byte) octet;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private Hash digest() {
        try {
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            digest.update(bytes, 0, length);
            return Hash.ofDigest(digest.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
