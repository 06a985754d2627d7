package io.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.model.Storybook;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The hash chain digests the bytes that its documentation names, so that anybody can check a ledger without this library. */
class DigestTest {

    /** The documented bytes, written a second time with the JDK's own streams. */
    private static final class Bytes implements Members {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        @Override
        public Members put(String name, Object value) {
            try {
                write(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        private void write(Object value) throws IOException {
            if (value == null) {
                out.writeByte(0);
            } else if (value instanceof Credits credits) {
                writeNumber(credits.micros());
            } else if (value instanceof Long number) {
                writeNumber(number);
            } else if (value instanceof List<?> list) {
                out.writeByte(2);
                out.writeInt(list.size());
                list.forEach(item -> put("", item));
            } else if (value instanceof Line line) {
                out.writeByte(3);
                out.writeLong(line.number());
                out.writeLong(line.credits().micros());
                writeText(line.grant().value());
            } else if (value instanceof Grant grant) {
                out.writeByte(5);
                grant.describe(this);
            } else if (value instanceof Plan plan) {
                out.writeByte(6);
                writePlan(plan);
            } else if (value instanceof Instant instant) {
                out.writeByte(7);
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            } else if (value instanceof LocalDate day) {
                out.writeByte(8);
                out.writeLong(day.toEpochDay());
            } else {
                out.writeByte(4);
                writeText(value.toString());
            }
        }

        private void writeNumber(long number) throws IOException {
            out.writeByte(1);
            out.writeLong(number);
        }

        private void writeText(String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }

        private void writePlan(Plan plan) {
            Arrays.asList(
                            plan.id().value(),
                            plan.name(),
                            (long) plan.rank(),
                            plan.price(),
                            plan.rateCard().value(),
                            plan.allowance(),
                            plan.refresh().every(),
                            (long) plan.refresh().count(),
                            plan.mode(),
                            plan.overdraft(),
                            plan.debtAtRefresh(),
                            (long) plan.priority(),
                            plan.costBasis())
                    .forEach(member -> put("", member));
            Rollover rollover = plan.rollover();
            put("rollover", rollover == null ? 0L : 1L);
            if (rollover != null) {
                Arrays.asList(
                                rollover.minCredits(),
                                rollover.maxCredits(),
                                rollover.maxPercent(),
                                rollover.validFor(),
                                rollover.ceiling())
                        .forEach(member -> put("", member));
            }
        }

        String digest() {
            try {
                byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
                return HexFormat.of().formatHex(whole, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String digestOf(Hash before, LedgerEntry entry) {
        Bytes bytes = new Bytes();
        bytes.bytes.writeBytes(HexFormat.of().parseHex(before.toString()));
        entry.head().describe(bytes);
        bytes.put("kind", entry.kind());
        if (entry.command() != null) {
            bytes.put("key", entry.command().key().value());
            entry.command().describe(bytes);
        }
        entry.describe(bytes);
        return bytes.digest();
    }

    @Test
    void shouldDigestTheDocumentedBytesOfEveryEntry() {
        Storybook story = new Storybook();
        Hash before = HashChain.genesis(story.stored().opening());
        for (LedgerEntry entry : story.entries()) {
            assertThat(entry.head().hash()).hasToString(digestOf(before, entry));
            before = entry.head().hash();
        }
    }

    /** Each thread reuses memory of its own for the bytes that it digests. */
    @Test
    void shouldDigestInSeveralThreadsAtOnce() {
        List<LedgerEntry> entries = new Storybook().entries();
        long altered = IntStream.range(0, 2_000 * (entries.size() - 1))
                .parallel()
                .map(each -> each % (entries.size() - 1) + 1)
                .filter(place -> !HashChain.after(entries.get(place - 1).head().hash(), entries.get(place))
                        .equals(entries.get(place).head().hash()))
                .count();
        assertThat(altered).isZero();
    }

    @Test
    void shouldBeginWithTheOpening() {
        Opening opening = new Opening(
                OpenAccount.of(AccountId.of("acme"), ZoneId.of("Asia/Kolkata")), Instant.parse("2024-01-31T10:00:00Z"));
        Bytes bytes = new Bytes();
        bytes.put("account", "acme");
        opening.request().describe(bytes);
        bytes.put("terms", null).put("at", opening.at());
        assertThat(HashChain.genesis(opening)).hasToString(bytes.digest());
    }

    @Test
    void shouldDigestTextOfEveryScriptAndLength() {
        Instant at = Instant.parse("2024-01-31T10:00:00Z");
        for (String name : List.of("a", "ä", "नमस्ते", "a💳b", "x".repeat(255), "é".repeat(127))) {
            Opening opening = new Opening(OpenAccount.of(AccountId.of(name), ZoneId.of("UTC")), at);
            Bytes bytes = new Bytes();
            bytes.put("account", name);
            opening.request().describe(bytes);
            bytes.put("terms", null).put("at", at);
            assertThat(HashChain.genesis(opening)).as(name).hasToString(bytes.digest());
        }
    }

    @Test
    void shouldWriteAndReadAHashAsDigitsAndAsBytes() {
        Hash hash = new Hash(0x0123456789abcdefL, 0xfedcba9876543210L);
        assertThat(hash).hasToString("0123456789abcdeffedcba9876543210");
        assertThat(hash.toBytes()).startsWith(0x01, 0x23).endsWith(0x32, 0x10).hasSize(16);
        assertThat(Hash.parse(hash.toString())).isEqualTo(hash);
        assertThat(Hash.ofBytes(hash.toBytes())).isEqualTo(hash);
    }

    @Test
    void shouldRefuseWhatIsNoHash() {
        String digits = "0123456789abcdef0123456789abcdef";
        for (String text : List.of(
                digits.substring(1),
                digits + "0",
                "/" + digits.substring(1),
                ":" + digits.substring(1),
                "`" + digits.substring(1),
                digits.substring(1) + "g",
                digits.replace('a', 'A'))) {
            assertThatThrownBy(() -> Hash.parse(text))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("32 lower-case hexadecimal digits");
        }
        assertThatThrownBy(() -> Hash.ofBytes(new byte[15]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("15 bytes");
    }
}
