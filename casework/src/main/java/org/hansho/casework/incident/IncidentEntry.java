package org.hansho.casework.incident;

/**
 * Something that was done with an incident.
 *
 * @param time nanoseconds since 1970
 * @param actor who did it, as the audit log has it
 * @param before and {@code after}: where it stood, in words
 */
public record IncidentEntry(
    long time, String actor, String verb, String before, String after, String note) {}
