package org.hansho.testkit.tenant.record;

/**
 * A request to documents of a Cosmos DB account.
 *
 * @param operation {@code Read}, {@code Query}, {@code ReadFeed}, {@code Create}, {@code Upsert} …
 * @param status 200, 201, 404 or 429
 * @param sent bytes of the request
 * @param received bytes of the response
 */
public record DocumentCall(
    Resource account,
    Caller caller,
    String operation,
    String database,
    String collection,
    int status,
    long sent,
    long received) {}
