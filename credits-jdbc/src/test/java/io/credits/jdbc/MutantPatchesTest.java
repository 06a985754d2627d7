package io.credits.jdbc;

import io.credits.MutantPatches;

class MutantPatchesTest extends MutantPatches {}
