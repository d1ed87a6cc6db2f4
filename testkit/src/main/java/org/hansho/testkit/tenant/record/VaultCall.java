package org.hansho.testkit.tenant.record;

/**
 * A request to a key vault.
 *
 * @param operation {@code SecretGet}, {@code VaultPut} …
 * @param object path behind the vault's address, such as {@code secrets/name}; empty for the vault
 * @param status 200, 403, 404 or 429
 */
public record VaultCall(
    Resource vault, Caller caller, String operation, String object, int status) {}
