package org.hansho.testkit.site;

/**
 * One request and its answer.
 *
 * @param time milliseconds since 1970
 * @param client address
 * @param path with the query
 * @param referrer empty for none
 */
record Request(
    long time,
    String client,
    String method,
    String path,
    int status,
    int bytes,
    String referrer,
    String agent) {}
