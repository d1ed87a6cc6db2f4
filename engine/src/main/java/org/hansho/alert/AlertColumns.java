package org.hansho.alert;

/**
 * What stores keep of an alert in columns of their own, beside {@link AlertJson}.
 *
 * @param time event time of the first evidence, nanoseconds since 1970
 * @param lastTime event time of the last evidence
 * @param count how many findings fell into it
 */
public record AlertColumns(
    String tenant,
    String id,
    String detection,
    Severity severity,
    long time,
    long lastTime,
    long count) {}
