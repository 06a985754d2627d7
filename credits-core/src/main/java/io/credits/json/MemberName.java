package io.credits.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * What a member is called, encoded once: names are half of a balance sheet, which is written at every debit.
 *
 * @param inFull the name for people and for hashing
 * @param brief the name in a store's rows
 */
record MemberName(SerializableString inFull, SerializableString brief) {

    static MemberName of(String name) {
        return new MemberName(new SerializedString(name), new SerializedString(ShortNames.of(name)));
    }

    String text() {
        return inFull.getValue();
    }
}
