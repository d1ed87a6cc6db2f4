package org.hansho.testkit.tenant.record;

/**
 * A change in the directory.
 *
 * @param operation {@code Add user}, {@code Disable account} …
 * @param group {@code UserManagement}, {@code ApplicationManagement} …
 * @param targetType {@code User}, {@code ServicePrincipal} …
 */
public record DirectoryChange(
    Caller caller,
    String operation,
    String group,
    String targetId,
    String targetName,
    String targetType) {}
