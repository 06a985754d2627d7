package io.credits.ledger;

import io.credits.amount.Credits;

/**
 * The part of a movement that concerns one grant.
 *
 * @param grant the grant's id, for people
 * @param number the sequence number of the entry that issued the grant, which names it beyond doubt
 * @param credits how much, always positive
 */
public record Line(GrantId grant, long number, Credits credits) {

    /**
     * Returns the sum of lines.
     *
     * @param lines any lines
     * @return the exact sum, zero for none
     */
    public static Credits sum(Iterable<Line> lines) {
        long micros = 0;
        for (Line line : lines) {
            micros = Math.addExact(micros, line.credits().micros());
        }
        return Credits.ofMicros(micros);
    }
}
