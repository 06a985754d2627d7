package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chains each entry's hash to the one before, so that no line of a ledger can be altered, removed or inserted without
 * every later hash telling so.
 *
 * <p>A hash is the first 128 bits of SHA-256 over the 16 bytes of the hash before it, the entry's head without its own
 * hash, its kind, the key and members of its command and its own members, in the order in which each describes itself.
 * Every value stands as an octet for its type and then its bytes: eight for a number, twelve for an instant, a length of
 * four and UTF-8 for text, a count of four and the elements for a list, big end first. So every value says where it ends;
 * and since the kind tells which members there are, two different entries never have the same bytes.
 */
final class HashChain implements Members {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Mostly enough for a debit. */
    private static final int ROOM = 512;

    /** Enough for everything of a value that is not text. */
    private static final int SPARE = 32;

    /** Each thread uses its own again, or a quarter of a debit's garbage would come from here. */
    private static final ThreadLocal<byte[]> BYTES = ThreadLocal.withInitial(() -> new byte[ROOM]);

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(HashChain::sha256);

    private byte[] bytes = BYTES.get();
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

    /** A hash of its own over what describes itself. */
    static Hash of(Consumer<Members> described) {
        HashChain chain = new HashChain();
        described.accept(chain);
        return chain.digest();
    }

    /** The hash of an entry that is to have another head. */
    static Hash after(Hash before, EntryHead head, LedgerEntry entry) {
        HashChain chain = new HashChain();
        chain.number(before.high());
        chain.number(before.low());
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

    /**
     * The name is not hashed: the kind of the entry and the order tell which member it is. What most members are stands
     * here, short enough that the compiler puts it where the member's type is known.
     */
    @Override
    public Members put(String name, @Nullable Object value) {
        room(SPARE);
        if (value == null) {
            octet(0);
        } else if (value instanceof Credits credits) {
            octet(1);
            number(credits.micros());
        } else if (value instanceof Long number) {
            octet(1);
            number(number);
        } else if (value instanceof String text) {
            octet(4);
            text(text);
        } else {
            other(value);
        }
        return this;
    }

    private void other(Object value) {
        if (value instanceof Instant instant) {
            octet(7);
            number(instant.getEpochSecond());
            count(instant.getNano());
        } else if (value instanceof LocalDate day) {
            octet(8);
            number(day.toEpochDay());
        } else if (value instanceof Line line) {
            line(line);
        } else if (value instanceof Grant grant) {
            octet(5);
            grant.describe(this);
        } else if (value instanceof Plan plan) {
            octet(6);
            plan(plan);
        } else if (value instanceof List<?> list) {
            octet(2);
            count(list.size());
            for (Object item : list) {
                put("", item);
            }
        } else {
            octet(4);
            text(value.toString());
        }
    }

    private void line(Line line) {
        octet(3);
        number(line.number());
        number(line.credits().micros());
        text(line.grant().value());
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
        put("rollover", rollover == null ? 0L : 1L);
        if (rollover != null) {
            put("minCredits", rollover.minCredits())
                    .put("maxCredits", rollover.maxCredits())
                    .put("maxPercent", rollover.maxPercent())
                    .put("validFor", rollover.validFor())
                    .put("ceiling", rollover.ceiling());
        }
    }

    private void text(String text) {
        int characters = text.length();
        room(Integer.BYTES + characters);
        int at = length + Integer.BYTES;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                utf8(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at + i] = (byte) c;
        }
        count(characters);
        length += characters;
    }

    private void utf8(byte[] text) {
        room(Integer.BYTES + text.length);
        count(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void number(long number) {
        LONGS.set(bytes, length, number);
        length += Long.BYTES;
    }

    private void count(int count) {
        INTS.set(bytes, length, count);
        length += Integer.BYTES;
    }

    private void octet(int octet) {
        bytes[length++] = (byte) octet;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private Hash digest() {
        MessageDigest digest = SHA_256.get();
        // What an error left in it, as when memory ran out here, must not get into the next hash.
        digest.reset();
        digest.update(bytes, 0, length);
        return Hash.ofDigest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
