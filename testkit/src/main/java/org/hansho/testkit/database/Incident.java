package org.hansho.testkit.database;

import java.time.Instant;

/**
 * An attack that the simulation put into the logs.
 *
 * @param kind {@code by-hand} or {@code by-tool}
 * @param principal the account of the program attacked
 */
public record Incident(String kind, ServerLog log, String principal, Instant from, Instant to) {}
