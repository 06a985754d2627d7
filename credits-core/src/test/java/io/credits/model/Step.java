package io.credits.model;

/**
 * One raw random step; {@link Drive} reads it against the state at that moment, so that it mostly names things that exist.
 *
 * @param verb which verb
 * @param jump how the clock moves before it
 * @param a a free number
 * @param b a free number
 * @param c a free number
 */
record Step(int verb, int jump, int a, int b, int c) {}
