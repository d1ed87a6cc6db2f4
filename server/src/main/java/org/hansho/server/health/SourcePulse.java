package org.hansho.server.health;

/**
 * How a source is heard.
 *
 * @param state {@code learning} its rhythm, {@code heard}, {@code silent}, or {@code planned} while
 *     its silence would be no alert
 * @param learned how much of its rhythm is known, from 0 to 100
 * @param usual how often it is usually heard within an hour at this time, in different seconds
 * @param rate events a second, over about a minute
 */
public record SourcePulse(String state, int learned, int usual, double rate) {}
