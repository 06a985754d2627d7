package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MutantPatchesTest extends MutantPatches {

    private static final int FAMILIES = 20;

    @Test
    void shouldBeOneAtLeastForEachFamilyOfRules() throws IOException {
        assertThat(patches()).hasSizeGreaterThanOrEqualTo(FAMILIES);
    }
}
