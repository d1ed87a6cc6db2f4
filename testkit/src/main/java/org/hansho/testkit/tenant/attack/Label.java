package org.hansho.testkit.tenant.attack;

/**
 * The truth about one attack.
 *
 * @param slug name of the alert that describes it
 * @param tenant domain of the tenant
 * @param begin time of its first record, microseconds since 1970
 * @param end time of its last record
 * @param records how many records it wrote
 */
public record Label(String slug, String tenant, Target target, long begin, long end, int records) {}
