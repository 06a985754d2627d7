package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.jdbc.Linearizability.Call;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checker itself, on histories of a register whose verdict is known. */
class LinearizabilityTest {

    private record Register(boolean write, int value) {}

    private static Call<Register> write(long from, long to, int value) {
        return new Call<>(from, to, new Register(true, value));
    }

    private static Call<Register> read(long from, long to, int value) {
        return new Call<>(from, to, new Register(false, value));
    }

    private static boolean holds(List<Call<Register>> calls) {
        return Linearizability.holds(
                (Integer before, Register call) ->
                        call.write() || before == call.value() ? Optional.of(call.value()) : Optional.empty(),
                0,
                calls);
    }

    @Test
    void shouldAcceptCallsOneAfterAnother() {
        assertThat(holds(List.of(read(1, 2, 0), write(3, 4, 1), read(5, 6, 1)))).isTrue();
    }

    @Test
    void shouldAcceptEitherAnswerWhileAWriteIsUnderWay() {
        assertThat(holds(List.of(write(1, 6, 1), read(2, 3, 0), read(4, 5, 1)))).isTrue();
    }

    @Test
    void shouldRefuseAnAnswerFromBeforeAFinishedWrite() {
        assertThat(holds(List.of(write(1, 2, 1), read(3, 4, 0)))).isFalse();
    }

    @Test
    void shouldRefuseANewAnswerFollowedByAnOldOne() {
        assertThat(holds(List.of(write(1, 6, 1), read(2, 3, 1), read(4, 5, 0)))).isFalse();
    }

    @Test
    void shouldRefuseAnAnswerThatNobodyWrote() {
        assertThat(holds(List.of(write(1, 4, 1), read(2, 3, 2)))).isFalse();
    }

    @Test
    void shouldRefuseTwoReadersWhoSawTwoWritesInDifferentOrders() {
        assertThat(holds(List.of(write(1, 10, 1), write(2, 11, 2), read(3, 4, 1), read(5, 6, 2), read(7, 8, 1))))
                .isFalse();
    }
}
