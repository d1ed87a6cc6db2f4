package org.hansho.testkit.tenant.life;

/**
 * Something out of the ordinary that means no harm; an alert about it is true.
 *
 * @param kind {@code new-application}, {@code new-colleague}, {@code helping-out}, {@code
 *     other-program} or {@code clearing-up}
 * @param name identifier of the application, or the login of the person
 * @param begin microseconds since 1970
 * @param end until when it is news
 */
public record Oddity(String kind, String name, long begin, long end) {}
