package org.hansho.sigma;

/** The title of a document in both languages. Immutable. */
public record Title(String english, String japanese) {}
