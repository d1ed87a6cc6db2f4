package org.hansho.server.settings;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param alertAge after which time without a change a runner forgets an alert; zero keeps all
 * @param listedAge after which time without a change an alert is deleted where people see it; zero
 *     keeps all
 * @param alertBytes most room for alerts
 * @param deadLetterBytes most room for records that could not be read or detected in
 */
public record Retention(
    Duration alertAge, Duration listedAge, long alertBytes, long deadLetterBytes) {}
