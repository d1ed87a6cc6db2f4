package org.hansho.testkit.tenant.record;

/**
 * A login to a database.
 *
 * @param server its path ends at the server
 * @param principal the login's name
 * @param application what the client calls itself
 * @param state 0 for success; else the state of error 18456: 5 for an unknown name, 8 for a wrong
 *     password
 */
public record SqlLogin(
    Resource server,
    String database,
    String principal,
    String address,
    String host,
    String application,
    int state) {}
