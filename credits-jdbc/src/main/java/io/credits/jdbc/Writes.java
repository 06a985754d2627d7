package io.credits.jdbc;

import java.util.List;

/** Carries out requests. */
interface Writes {

    /**
     * Carries out requests; all are answered when it returns.
     *
     * @param requests what one caller wants
     */
    void carryOut(List<? extends Request> requests);
}
